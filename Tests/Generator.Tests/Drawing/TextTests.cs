using System.Text;
using Unroll.Drawing.Content;
using Unroll.Drawing.Picture;
using Unroll.Generator.Tests.Compiling;
using Unroll.Tests;

namespace Unroll.Generator.Tests.Drawing;

/// <summary>How wide texts are: the estimate is held against a browser.</summary>
public sealed class TextTests : IDisposable
{
    /// <summary>Tells the texts that leave their card, their frame or the picture, and those of a card that meet.</summary>
    private const string Script = """
        const problems = [];
        for (const picture of document.querySelectorAll('svg')) {
            const whole = picture.getBoundingClientRect();
            for (const text of picture.querySelectorAll('text'))
                check(text, whole, picture);
            for (const group of picture.querySelectorAll('[data-stage],[data-frame]')) {
                const texts = [...group.querySelectorAll('text')], around = group.querySelector('rect').getBoundingClientRect();
                for (const text of texts) {
                    check(text, around, picture);
                    const box = text.getBoundingClientRect();
                    for (const other of texts.slice(texts.indexOf(text) + 1).map(other => other.getBoundingClientRect()))
                        if (box.left < other.right && other.left < box.right && box.top + 4 < other.bottom && other.top + 4 < box.bottom)
                            problems.push(picture.querySelector('title').textContent + ': ' + text.textContent + ' meets another');
                }
            }
        }
        function check(text, around, picture) {
            const box = text.getBoundingClientRect();
            if (box.left < around.left || box.right > around.right || box.top < around.top || box.bottom > around.bottom)
                problems.push(picture.querySelector('title').textContent + ': ' + text.textContent + ' leaves its place');
        }
        console.log(document.querySelectorAll('svg').length + ' pictures' + problems.map(problem => '; ' + problem).join(''));
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-texts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [BrowserFact]
    public void No_text_leaves_its_card_or_meets_another()
    {
        Diagram[] diagrams =
        [
            Drawn.Diagram(Source.LeNet5),
            Drawn.Diagram("Samples.Classic", "ResNet18"),
            Drawn.Diagram("Samples.Classic", "GoogLeNet"),
            Drawn.Diagram("Samples.Classic", "MobileNetV3"),
        ];
        var page = new StringBuilder("<!DOCTYPE html><meta charset=utf-8><body>");
        foreach (Diagram diagram in diagrams)
            page.Append(NetworkPicture.Draw(diagram));
        string file = Path.Combine(_folder, "texts.html");
        File.WriteAllText(file, page.Append("<script>").Append(Script).Append("</script>").ToString());
        Assert.Equal(["4 pictures"], Browser.Open(file).Console);
    }

    [Theory]
    [InlineData("conv", 1000, "conv")]
    [InlineData("convolution", 40, "conv…")]
    [InlineData("conv", 0, "…")]
    public void Texts_are_cut_where_they_are_too_wide(string text, double width, string cut) =>
        Assert.Equal(cut, TextWidth.Fit(text, 12, width));
}
