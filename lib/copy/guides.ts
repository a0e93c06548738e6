export type Guide = {
  readonly slug: string;
  readonly title: string;
  /** The policy that it explains. */
  readonly policy: { readonly href: string; readonly name: string };
  readonly parts: readonly { readonly heading: string; readonly says: readonly string[] }[];
};

/** Plain words beside each policy. They explain; what counts is the policy. Checklist PS-06. */
export const GUIDES: readonly Guide[] = [
  {
    slug: "rulebook",
    title: "计分标准解读",
    policy: { href: "/rulebook", name: "计分标准" },
    parts: [
      {
        heading: "分数从哪里来",
        says: [
          "标准按您的类别列出指标。每个指标写明怎样计分、要什么材料、由哪个部门评定、依据哪一条。",
          "同一类事实不会重复计分：重叠的时间只算一次，同组的指标只取最高的一项，每一部分有最高分。",
        ],
      },
      {
        heading: "算到哪一天",
        says: [
          "只计截止日（含当天）以前的事实。截止日以后取得的证书、缴的费用，下一年度再计。",
          "写“近 5 年”的，从截止日往前数 5 年。",
        ],
      },
      {
        heading: "扣分和一票否决",
        says: [
          "扣分和一票否决由部门核查，不需要您填写。有记录的，部门写明日期和依据，您能看到，也能提出不同意见。",
          "没有查到的，不会当作 0 分处理：每一项都要有部门的决定，才会出总分。",
        ],
      },
    ],
  },
  {
    slug: "projects",
    title: "服务项目和实施细则解读",
    policy: { href: "/", name: "服务项目" },
    parts: [
      {
        heading: "可以申报几个项目",
        says: [
          "一份申报可以报多个项目，积分只评一次，各项目用同一套积分分别排名。",
          "积分入学按孩子申报：一名子女一年一个名额，父母双方都报的，排名时保留先报的一份。",
        ],
      },
      {
        heading: "指标是什么",
        says: [
          "指标就是名额。按名次从高到低，名额以内的列为“指标内”，以后的列为“候补”，有名额空出时按顺序递补。",
          "有的项目把各类分开排名：一类的名额有剩余且无人递补的，可以转给另一类的候补。转不转、转给哪一类，写在项目页的“名额转用”。",
          "总分相同的，按项目写明的顺序依次比较；全部相同的并列。",
        ],
      },
      {
        heading: "什么时候不能改",
        says: ["项目开放后，标准和指标不再变动。申报时间内可以更正和撤回；排名公示前可以撤回这一个项目。"],
      },
    ],
  },
  {
    slug: "calendar",
    title: "日程和期限解读",
    policy: { href: "/calendar", name: "年度日程" },
    parts: [
      {
        heading: "期限怎样算",
        says: [
          "期限按北京时间，到最后一天的 24:00。到了时间的都算数，晚一秒都不能再提交。",
          "“5 个工作日”从第二天起算，周末和法定节假日不算，调休上班的日子算。公示期从发布当天起算。",
        ],
      },
      {
        heading: "为什么各项目时间不同",
        says: ["入学要在开学前定下来，所以排名和公示早一些。每个项目有自己的申报、公示时间，都在日程里。"],
      },
    ],
  },
  {
    slug: "privacy",
    title: "隐私说明解读",
    policy: { href: "/privacy", name: "隐私说明" },
    parts: [
      {
        heading: "别人能看到什么",
        says: [
          "公示里只有公示代码、隐去部分的姓名、类别、总分、名次和结果；总分相同的，另有按同分规则比较的值，其他单项得分不列。没有证件号码的任何一位数字，没有孩子的信息。",
          "公示代码是随机的，每次公示都换新的，从代码推不出您是谁。",
        ],
      },
      {
        heading: "没有列入的怎么办",
        says: ["没有达到分数线、核查没有通过、有一票否决记录的，只告诉您本人，不公开。"],
      },
    ],
  },
  {
    slug: "notices",
    title: "公示和核对解读",
    policy: { href: "/notices", name: "公示" },
    parts: [
      {
        heading: "怎样找到自己",
        says: [
          "登录后在“我的公示”看到自己的名次和公示代码。把代码填到公示页的“按公示代码查找”，就能看到自己的那一行。",
        ],
      },
      {
        heading: "为什么可以相信",
        says: [
          "每份公示有一个摘要，下一份公示会写上它。改动一个字，摘要就变，接不上。",
          "名次、并列和候补可以由任何人用公布的规则重新排一遍。在“核对公示”页选择文件就能核对；您还可以用自己的证明，核对总分是怎样算出来的。",
        ],
      },
      {
        heading: "有不同意见",
        says: ["公示期内可以向积分办提出，写明哪一行、什么理由。公示发布后不会改动，更正另发新的公示。"],
      },
    ],
  },
];

export const guideOf = (slug: string) => GUIDES.find((one) => one.slug === slug);
