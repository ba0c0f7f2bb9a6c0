"""Files that are not read, and steps that cannot be taken now."""

from __future__ import annotations

from backend.kernel.errors import Refusal, Words

_TEMPLATE = Words(
    "请下载模板，把内容以“值”的方式粘贴进去，另存为 .xlsx 后再上传。",
    "Download the template, paste your content into it as values, save it as .xlsx and send that.",
)


class FileRefused(Refusal):
    """Base of what is wrong with a file as a whole."""

    status = 422
    code = "import.file"
    message = Words("这个文件不能导入。", "This file cannot be imported.")
    help = _TEMPLATE


class NotAWorkbook(FileRefused):
    code = "import.not_workbook"
    message = Words("这不是 Excel 工作簿（.xlsx）。", "This is no Excel workbook (.xlsx).")
    help = _TEMPLATE


class OldFormat(FileRefused):
    code = "import.old_format"
    message = Words(
        "这是旧格式的表格（.xls 或 .xlsb）。", "This is an older kind of workbook (.xls or .xlsb)."
    )
    help = Words(
        "请在 Excel 或 WPS 中打开，选择“另存为”，类型选 .xlsx，再上传。",
        "Open it in Excel or WPS, choose “Save as”, take .xlsx, and send that.",
    )


class PasswordProtected(FileRefused):
    code = "import.password"
    message = Words("这个文件设有打开密码。", "This file asks for a password to be opened.")
    help = Words(
        "请去掉打开密码后再上传；文件到达后会加密保存，导入后即销毁。",
        "Take the password away and send it again; it is kept encrypted here and destroyed after the import.",
    )


class HasMacros(FileRefused):
    code = "import.macros"
    message = Words("这个文件含有宏。", "This file contains macros.")
    help = Words(
        "请另存为不含宏的 .xlsx 后再上传。", "Save it as .xlsx, which holds no macros, and send that."
    )


class HasLinks(FileRefused):
    code = "import.external_links"
    message = Words("这个文件引用了其他文件的数据。", "This file takes data from other files.")
    help = Words(
        "请在“数据 → 编辑链接”中断开链接，或把内容以“值”的方式粘贴到模板中。",
        "Break the links under Data → Edit links, or paste the content into the template as values.",
    )


class FileTooLarge(FileRefused):
    status = 413
    code = "import.too_large"
    message = Words("文件超过 {megabytes} MB。", "The file is larger than {megabytes} MB.")
    help = Words(
        "请删去图片和多余的工作表，或按乡镇分成几个文件。",
        "Take out pictures and other sheets, or make several files, one a town.",
    )


class Bomb(FileRefused):
    code = "import.bomb"
    message = Words("文件解压后大得不正常。", "The file unpacks to an abnormal size.")
    help = _TEMPLATE


class UnsafeXml(FileRefused):
    code = "import.unsafe_xml"
    message = Words("文件内部含有不允许的声明。", "The file contains declarations that are not allowed.")
    help = _TEMPLATE


class Damaged(FileRefused):
    code = "import.damaged"
    message = Words("文件已损坏，读不下去。", "The file is damaged and cannot be read.")
    help = Words(
        "请在 Excel 或 WPS 中打开并另存一次；打不开时请从原处重新取得文件。",
        "Open it in Excel or WPS and save it anew; if it does not open, fetch it again from where it came.",
    )


class TooManyRows(FileRefused):
    code = "import.too_many_rows"
    message = Words("工作表“{sheet}”超过 {most} 行。", "The sheet “{sheet}” has more than {most} rows.")
    help = Words("请分成几个文件。", "Make several files.")


class ImportNotFound(Refusal):
    status = 404
    code = "import.not_found"
    message = Words("没有这次导入。", "There is no such import.")
    help = Words("每人只能看到自己上传的文件。", "Everybody sees their own files only.")


class NotReady(Refusal):
    status = 409
    code = "import.not_ready"
    message = Words("现在不能做这一步。", "This step cannot be taken now.")
    help = Words(
        "请等检查完成；已结束的导入请重新上传文件。", "Wait for the check; after an end, send the file anew."
    )


class CodesOpen(Refusal):
    status = 409
    code = "import.codes_open"
    message = Words("有些数字代码的含义还没有确认。", "What some numeric codes mean has not been confirmed.")
    help = Words(
        "不同系统的代码可能相反。请在“核对代码”一步逐项确认。",
        "Systems differ in them. Confirm each in the step “codes”.",
    )


class HasFaults(Refusal):
    status = 409
    code = "import.has_faults"
    message = Words(
        "文件中还有 {bad} 行或工作表有问题，没有导入。",
        "{bad} rows or sheets have faults; nothing is written.",
    )
    help = Words(
        "请改正后重新上传，或选择只导入没有问题的行。",
        "Put them right and send the file anew, or import the good rows only.",
    )


class NothingNew(Refusal):
    status = 409
    code = "import.nothing_new"
    message = Words(
        "文件里没有可以导入的新内容。", "There is nothing new in this file that could be imported."
    )
    help = Words("系统中已有的行不会重复导入。", "Rows that are here already are not written twice.")


class PasswordsGone(Refusal):
    status = 410
    code = "import.passwords_gone"
    message = Words(
        "初始密码已领取过，或没有新账号。", "The first passwords were fetched already, or there are none."
    )
    help = Words("请在“人员”页为账号设新密码。", "Set new ones on the staff screen.")


class FileGone(Refusal):
    status = 410
    code = "import.file_gone"
    message = Words("文件已销毁。", "The file has been destroyed.")
    help = Words("请重新上传。", "Send it anew.")


class GaveUp(Refusal):
    status = 500
    code = "import.gave_up"
    message = Words(
        "试了几次都没有完成，什么也没有写入。",
        "It did not come to an end in several tries; nothing was written.",
    )
    help = Words("请把这次导入的时间告诉系统管理员。", "Tell your system administrator when you tried.")
