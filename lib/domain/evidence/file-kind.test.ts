import { describe, expect, it } from "vitest";
import { evidenceKind, evidenceLabel } from "./file-kind";
import { jpeg, pdf, png, zip } from "./testing/files";

const latin = (text: string) => Buffer.from(text, "latin1");
const html = latin("<!DOCTYPE html><html><script>alert(1)</script></html>");
const svg = latin('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
const exe = latin(`MZ\x90\0\x03${"\0".repeat(59)}PE\0\0`);
const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
const JPG = "image/jpeg";
const PNG = "image/png";
const PDF = "application/pdf";

describe("what can be evidence", () => {
  it.each([
    ["照片.jpg", JPG, jpeg()],
    ["IMG_0001.JPEG", JPG, jpeg()],
    ["扫描件.png", PNG, png()],
    ["证明.pdf", PDF, pdf()],
    ["毕业证.1.2.PDF", PDF, pdf("<< /Type /Catalog /OpenAction [3 0 R /FitH 0] >>")],
  ])("takes %s", (name, declared, bytes) => {
    expect(evidenceKind(name, declared, bytes)).toBe(declared);
  });

  const refused: readonly (readonly [string, string, string, Uint8Array])[] = [
    ["html as jpg", "a.jpg", JPG, html],
    ["html as png", "a.png", PNG, html],
    ["html as pdf", "a.pdf", PDF, html],
    ["html by its own name", "a.html", "text/html", html],
    ["html declared as an image", "a.html", JPG, jpeg()],
    ["svg", "a.svg", "image/svg+xml", svg],
    ["svg as png", "a.png", PNG, svg],
    ["zip", "a.zip", "application/zip", zip()],
    ["zip as pdf", "a.pdf", PDF, zip()],
    ["zip behind a jpg", "a.jpg", JPG, Buffer.concat([jpeg(), zip()])],
    ["zip in a jpg, end mark last", "a.jpg", JPG, Buffer.concat([jpeg().subarray(0, -2), zip(), latin("\xff\xd9")])],
    ["zip behind a pdf", "a.pdf", PDF, Buffer.concat([pdf(), zip()])],
    ["zip in a pdf, end mark last", "a.pdf", PDF, Buffer.concat([pdf(), zip(), latin("\n%%EOF\n")])],
    ["docx", "a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", zip()],
    ["docm as pdf", "a.pdf", PDF, zip("word/vbaProject.bin")],
    ["xlsm as jpg", "a.jpg", JPG, zip("xl/vbaProject.bin")],
    ["doc as pdf", "a.pdf", PDF, ole],
    ["exe", "a.exe", "application/x-msdownload", exe],
    ["exe as jpg", "a.jpg", JPG, exe],
    ["a photo named exe", "a.jpg.exe", JPG, jpeg()],
    ["shell script as pdf", "a.pdf", PDF, latin("#!/bin/sh\nrm -rf /\n%%EOF\n")],
    ["php as jpg", "a.jpg", JPG, latin("<?php system($_GET['c']); ?>\xff\xd9")],
    ["php in the comment of a jpg", "a.jpg", JPG, jpeg("<?php system('id'); ?>")],
    ["html in the comment of a jpg", "a.jpg", JPG, jpeg("<script>alert(1)</script>")],
    ["html in the text of a png", "a.png", PNG, png("<html><body>")],
    ["html between the marks of a jpg", "a.jpg", JPG, latin(`\xff\xd8\xff${" ".repeat(2000)}<b>\xff\xd9`)],
    [
      "html between the marks of a png",
      "a.png",
      PNG,
      Buffer.concat([png().subarray(0, 8), latin("x".repeat(2000)), png().subarray(-12)]),
    ],
    ["jpg cut off", "a.jpg", JPG, jpeg().subarray(0, -2)],
    ["png cut off", "a.png", PNG, png().subarray(0, -4)],
    ["png with something behind it", "a.png", PNG, Buffer.concat([png(), latin("<b>"), png().subarray(-12)])],
    ["pdf cut off", "a.pdf", PDF, pdf().subarray(0, -8)],
    ["pdf with something before it", "a.pdf", PDF, Buffer.concat([latin("GIF89a\n"), pdf()])],
    ["gif", "a.gif", "image/gif", latin("GIF89a")],
    ["gif as png", "a.png", PNG, latin("GIF89a")],
    ["jpg as png", "a.png", PNG, jpeg()],
    ["png as jpg", "a.jpg", JPG, png()],
    ["jpg declared as pdf", "a.jpg", PDF, jpeg()],
    ["pdf named jpg", "a.jpg", PDF, pdf()],
    ["no extension", "photo", JPG, jpeg()],
    ["an extension after a null", "a.jpg\0.html", JPG, jpeg()],
    ["declared as nothing", "a.jpg", "application/octet-stream", jpeg()],
    ["declared with a second type", "a.jpg", "image/jpeg, text/html", jpeg()],
    ["pdf with script", "a.pdf", PDF, pdf("<< /S /JavaScript /JS (app.alert(1)) >>")],
    ["pdf with hidden script", "a.pdf", PDF, pdf("<< /S /J#61v#61Script /J#53 (app.alert(1)) >>")],
    ["pdf that launches", "a.pdf", PDF, pdf("<< /S /Launch /F (cmd.exe) >>")],
    ["pdf with a file inside", "a.pdf", PDF, pdf("<< /Names << /EmbeddedFiles 2 0 R >> >>")],
    ["pdf with a password", "a.pdf", PDF, pdf("<< /Encrypt 4 0 R >>")],
    ["only marks", "a.jpg", JPG, latin("\xff\xd8\xff\xd9")],
    ["nothing", "a.jpg", JPG, new Uint8Array()],
  ];
  it.each(refused)("refuses %s", (_what, name, declared, bytes) => {
    expect(evidenceKind(name, declared, bytes)).toBeNull();
  });
});

describe("a file's name as a label", () => {
  it.each([
    ["../../../etc/passwd.pdf", "passwd.pdf"],
    ["..\\..\\windows\\system32\\a.pdf", "a.pdf"],
    ["/etc/cron.d/a.jpg", "a.jpg"],
    ["C:\\fakepath\\照片.jpg", "照片.jpg"],
    ["a\0b\r\nSet-Cookie: x=1.jpg", "abSet-Cookie x=1.jpg"],
    ["学历\u202egpj.exe.pdf", "学历gpj.exe.pdf"],
    ['"><img src=x onerror=alert(1)>.png', "img src=x onerror=alert(1).png"],
    ["..", "文件.."],
    [".htaccess.jpg", "文件.htaccess.jpg"],
    ["", "文件"],
    ["  证明 .pdf  ", "证明 .pdf"],
    ["e\u0301.jpg", "é.jpg"],
    ["a\ud800.jpg", "a.jpg"],
  ])("%j becomes %j", (name, label) => {
    expect(evidenceLabel(name)).toBe(label);
  });

  it("keeps the end of a long name, and never cuts a sign in two", () => {
    const label = evidenceLabel(`${"𠮷".repeat(300)}.pdf`);
    expect([...label]).toHaveLength(79);
    expect(label.endsWith(".pdf")).toBe(true);
    expect(label.isWellFormed()).toBe(true);
  });
});
