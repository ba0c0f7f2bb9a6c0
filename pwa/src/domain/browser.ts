/** WeChat's browser keeps no offline storage worth trusting: there the app only says how to leave it. */
export const inWeChat = (userAgent: string = navigator.userAgent): boolean =>
  /MicroMessenger/i.test(userAgent)
