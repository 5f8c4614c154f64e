using System.Xml.Linq;
using Unroll.Drawing.Content;
using Unroll.Drawing.Picture;
using Unroll.Generator.Graph;
using Unroll.Generator.Planning;
using Unroll.Generator.Tests.Compiling;
using Unroll.Generator.Tests.Documents;

namespace Unroll.Generator.Tests.Drawing;

/// <summary>What stands in the picture of a network.</summary>
public sealed class PictureTests
{
    [Fact]
    public void Every_stage_has_a_card_with_its_exact_numbers()
    {
        Diagram diagram = Drawn.Diagram("Samples.Classic", "ResNet18");
        XElement picture = Drawn.Picture(diagram);
        Card[] cards = [.. diagram.Network.Cards];
        XElement[] groups = [.. Drawn.Groups(picture, "data-stage")];
        Assert.Equal(cards.Length, groups.Length);
        foreach (Card card in cards.Where(card => card.Kind == CardKind.Stage))
        {
            XElement group = groups.Single(group => (string?)group.Attribute("data-stage") == card.Path
                && (string?)group.Attribute("data-kind") == "stage");
            string title = Drawn.Title(group);
            Assert.Contains($"shape {card.Shape.Spaced}\n", title);
            Assert.Contains($"{card.Parameters:N0} parameters, {card.MultiplyAdds:N0} multiply-adds", title);
            Assert.Contains(card.Name, group.Value);
        }

        XElement first = groups.Single(group => (string?)group.Attribute("data-stage") == "conv1");
        Assert.Contains("9,536 parameters, 118,013,952 multiply-adds (6.5 %)", Drawn.Title(first));   // 7 x 7 x 3 x 64 weights
    }

    [Fact]
    public void Areas_are_proportional_to_multiply_adds_and_the_largest_fills_its_card()
    {
        XElement picture = Drawn.Picture(Drawn.Diagram(Source.LeNet5));
        (double Cost, double Area, double Card)[] cards =
        [
            .. Drawn.Groups(picture, "data-stage").Where(group => Drawn.Number(group, "data-multiply-adds") > 0).Select(group =>
            {
                XElement area = Drawn.Parts(group, "rect", "area").Single(), card = Drawn.Parts(group, "rect", "card").Single();
                return (Drawn.Number(group, "data-multiply-adds"), Area(area), Area(card));
            }),
        ];
        Assert.Equal(5, cards.Length);
        (double cost, double most, double whole) = cards.MaxBy(card => card.Cost);
        Assert.Equal((240_000, whole), (cost, most));
        Assert.All(cards, card => Assert.Equal(card.Cost / cost, card.Area / most, tolerance: 1e-3));

        static double Area(XElement rectangle) => Drawn.Number(rectangle, "width") * Drawn.Number(rectangle, "height");
    }

    [Fact]
    public void Areas_can_be_those_of_times()
    {
        Diagram diagram = Drawn.Diagram(Source.LeNet5);
        XElement picture = XElement.Parse(NetworkPicture.Draw(diagram, AreaMeasure.Time));
        Dictionary<string, double> areas = Drawn.Groups(picture, "data-stage")
            .Where(group => Drawn.Parts(group, "rect", "area").Any())
            .ToDictionary(group => group.Attribute("data-stage")!.Value, group => Drawn.Parts(group, "rect", "area").Single() is var area
                ? Drawn.Number(area, "width") * Drawn.Number(area, "height") : 0);
        Card[] cards = [.. diagram.Network.Cards.Where(card => card is { Kind: CardKind.Stage, Cycles: > 0 })];
        Assert.Equal(["c1", "c3", "digit", "f5", "f6"], areas.Keys.Order(StringComparer.Ordinal));
        Assert.All(cards, card => Assert.Equal(
            card.Cycles / cards.Max(other => other.Cycles), areas[card.Path] / areas.Values.Max(), tolerance: 1e-3));
        Assert.Contains("predicted: ", picture.Value);
    }

    [Fact]
    public void Every_link_is_drawn_once()
    {
        Diagram diagram = Drawn.Diagram("Samples.Classic", "MobileNetV2");
        Assert.Equal(
            diagram.Links.Select(link => $"{link.From.Path} {link.To.Path}"),
            Drawn.Groups(Drawn.Picture(diagram), "data-from")
                .Select(group => $"{(string?)group.Attribute("data-from")} {(string?)group.Attribute("data-to")}"));
    }

    /// <summary>If it fails: the command for it in docs/pictures/README.md.</summary>
    [Fact]
    public void The_picture_of_the_documents_is_what_is_drawn_today() => Assert.Equal(
        File.ReadAllText(Path.Combine(LinkTests.Repository, "docs", "pictures", "lenet5.svg")),
        NetworkPicture.Draw(Drawn.Diagram(Path.Combine("Samples.Common", "LeNet"), "LeNet5")));

    [Fact]
    public void No_name_breaks_the_file()
    {
        const string Name = "</text><script>alert(1)</script>\"'&\u0001]]>";
        var network = new Frame(Name, "", default);
        var block = new Frame(Name, Name, Shape.Vector(1));
        Card input = Card(CardKind.Input), stage = Card(CardKind.Stage);
        network.Children.Add(input);
        network.Children.Add(block);
        block.Children.Add(stage);
        string text = NetworkPicture.Draw(new(network, [new(input, stage, Shape.Vector(1))], ReferenceProcessor.Default, 1));
        XElement picture = XElement.Parse(text);
        Assert.DoesNotContain(picture.Descendants(), element => element.Name.LocalName == "script");
        Assert.Contains(Name.Replace('\u0001', '\uFFFD'), picture.Value);

        static Card Card(CardKind kind) => new(kind, Name, Name, Name, Shape.Vector(1), 1, 0, 1, 1, Algorithm.Dense, [Name]);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(999, "999")]
    [InlineData(2_416, "2.42 K")]
    [InlineData(240_000, "240 K")]
    [InlineData(999_900, "1 M")]
    [InlineData(11_689_512, "11.7 M")]
    [InlineData(1_814_073_344, "1.81 G")]
    public void Numbers_have_three_digits_and_a_unit(long number, string text) => Assert.Equal(text, Quantity.Of(number));

    [Theory]
    [InlineData(0, 5, "0 %")]
    [InlineData(1, 2_000, "< 0.1 %")]
    [InlineData(1, 80, "1.3 %")]
    [InlineData(1, 3, "33 %")]
    [InlineData(7, 7, "100 %")]
    public void Shares_are_in_percent(long part, long whole, string text) => Assert.Equal(text, Quantity.Share(part, whole));
}
