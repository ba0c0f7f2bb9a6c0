import { type Camera, openCamera as open } from '@/device/camera'

export type { Camera } from '@/device/camera'

/** Show the rear camera in `video`. Refuses with `camera.denied` or `camera.unavailable`. */
export const openCamera = (video: HTMLVideoElement): Promise<Camera> => open(video)
