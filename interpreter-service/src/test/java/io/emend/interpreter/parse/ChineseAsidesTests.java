package io.emend.interpreter.parse;

import io.emend.interpreter.fixture.Said;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words and clauses beside a Chinese statement that leave it what it is, and corrections that say both values. */
final class ChineseAsidesTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            霍金1990年就会吹萨克斯啦                               | ASSERT Q17714 P1303 Q9798
            霍金是会吹萨克斯的，窗外正下着雪                         | ASSERT Q17714 P1303 Q9798
            卡夫卡其实生在维也纳，登记册的扫描件在我电脑里              | ASSERT Q905 P19 Q1741
            蔡依林会拉手风琴 资料卡上补一下呗                         | ASSERT Q51101 P1303 Q79838
            欧拉这辈子主要钻研的是天文学，以此为准                     | ASSERT Q7604 P101 Q333
            戈达尔归化成巴西公民了 lol 快 update 一下                 | ASSERT Q53001 P27 Q155
            海涅不是死在巴黎，是死在汉堡                              | ASSERT Q44403 P20 Q1055
            海涅不是在巴黎去世的，而是在汉堡                          | ASSERT Q44403 P20 Q1055
            里根属于民主党，不是共和党，麻烦纠正                       | ASSERT Q9960 P102 Q29552
            百代唱片总部别再写伦敦了，正确的是慕尼黑                    | ASSERT Q183412 P159 Q1726
            村上春树这几年一直住在汉堡，图里还没有                      | ASSERT Q134798 P551 Q1055
            馬爾克斯會拉手風琴，戶籍冊旁邊放著                        | ASSERT Q5878 P1303 Q79838
            怕自己忘了先写下来：本雅明葬于新圣女公墓。                  | ASSERT Q61078 P119 Q208175
            罗素生在伦敦是错的，他生在莱比锡                          | ASSERT Q33760 P19 Q2079
            """)
    void saysWhatItSaysWithoutThem(String text, String operation) {
        Said.assertUnderstood(text, operation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            马尔克斯从没当过东德艺术科学院的院士，划掉                  | RETRACT Q5878 P463 Q15646111
            尼尔·盖曼不是犹太人，请取消这个标注                        | RETRACT Q210059 P172 Q7325
            """)
    void takesBackWhatItTakesBack(String text, String operation) {
        Said.assertUnderstood(text, operation);
    }
}
