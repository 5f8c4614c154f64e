using Unroll.Drawing.Content;
using Unroll.Generator.Tests.Compiling;

namespace Unroll.Generator.Tests.Drawing;

/// <summary>What of a network comes into its picture.</summary>
public sealed class DiagramTests
{
    private const string Siamese = """
        [Network] partial class Siamese
        {
            [Input(8, 8, 3)] Layer first;
            [Input(8, 8, 3)] Layer second;
            [Conv(3, 3, 4, From = nameof(first)), Relu] Layer seen;
            [Conv(3, 3, 4, From = nameof(second), SharedWith = nameof(seen)), Relu] Layer other;
            [AbsDifference(nameof(seen), nameof(other))] Layer difference;
            [Dense(1), BinaryCrossEntropy] Layer same;
        }
        """;

    // By hand: of a convolution taps x channels x filters weights, each multiplied once a pixel, and as many biases as filters.
    [Fact]
    public void LeNet_has_the_numbers_of_its_paper_and_every_stage()
    {
        Diagram diagram = Drawn.Diagram(Source.LeNet5);
        Assert.Equal(
            [
                ("image", "28x28x1", 0, 0),
                ("c1", "28x28x6", 5 * 5 * 6 + 6, 28 * 28 * 5 * 5 * 6),
                ("s2", "14x14x6", 0, 0),
                ("c3", "10x10x16", 5 * 5 * 6 * 16 + 16, 10 * 10 * 5 * 5 * 6 * 16),
                ("s4", "5x5x16", 0, 0),
                ("f5", "120", 400 * 120 + 120, 400 * 120),
                ("f6", "84", 120 * 84 + 84, 120 * 84),
                ("digit", "10", 84 * 10 + 10, 84 * 10),
                ("digit", "10", 0, 0),
            ],
            diagram.Network.Cards.Select(card => (card.Path, card.Shape.ToString(), (int)card.Parameters, (int)card.MultiplyAdds)));
        Assert.Equal((61_706, 416_520), (diagram.Network.Parameters, diagram.Network.MultiplyAdds));
        Assert.Equal("image c1, c1 s2, s2 c3, c3 s4, s4 f5, f5 f6, f6 digit, digit digit", Text(diagram));
        Card c3 = diagram.Network.Cards.Single(card => card.Path == "c3"), s4 = diagram.Network.Cards.Single(card => card.Path == "s4");
        Assert.Equal((Algorithm.DirectFilters, Algorithm.Fused), (c3.Algorithm, s4.Algorithm));
        Assert.Equal(["computed in the registers of c3"], s4.Details);
    }

    // 11,689,512 and 1.814 G are what torchvision's documentation has for resnet18.
    [Fact]
    public void ResNet18_has_the_numbers_of_torchvision_and_a_frame_for_each_block()
    {
        Diagram diagram = Drawn.Diagram("Samples.Classic", "ResNet18");
        Assert.Equal(11_689_512, diagram.Network.Parameters);
        Assert.Equal(1.814, diagram.Network.MultiplyAdds / 1e9, 3);
        Assert.Equal(
            ["layer1a", "layer1b", "layer2a", "layer2b", "layer3a", "layer3b", "layer4a", "layer4b"],
            diagram.Network.Children.OfType<Frame>().Select(frame => frame.Name));
        Frame layer = (Frame)diagram.Network.Children.Single(child => child.Name == "layer2a");
        Assert.Equal(("BasicBlock(128, 2)", "28x28x128"), (layer.Operations, layer.Shape.ToString()));
        Assert.Equal(["layer2a.first", "layer2a.second"], layer.Cards.Select(card => card.Path));
        Assert.Contains(Text(diagram).Split(", "), link => link == "layer1b.second layer2a.second");   // the way around
    }

    [Fact]
    public void Shared_parameters_count_once_and_both_inputs_are_drawn()
    {
        Diagram diagram = Drawn.Diagram(Siamese);
        Card[] cards = [.. diagram.Network.Cards];
        Assert.Equal((3 * 3 * 3 * 4 + 4) + (6 * 6 * 4 + 1), diagram.Network.Parameters);
        Assert.Equal((0, 112), (cards.Single(card => card.Path == "other").Parameters, cards.Single(card => card.Path == "other").Shared));
        Assert.Equal(
            "first seen, second other, seen difference, other difference, difference same, same same", Text(diagram));
    }

    [Fact]
    public void Operations_around_a_block_are_cards_of_their_own()
    {
        Diagram diagram = Drawn.Diagram("""
            [Block] class Part { [Conv(1, 1, 4)] Layer a; [Conv(3, 3, 2), Relu] Layer b; }
            [Network] partial class Net
            {
                [Input(5, 5, 3)] Layer image;
                [Conv(1, 1, 3), Block<Part>, Relu, Dense(2)] Layer c;
            }
            """);
        Assert.Equal("image c, c c.a, c.a c.b, c.b c, c c", Text(diagram));
        Assert.Equal(
            ["Input 5x5x3", "Convolution", "Conv 1x1x4", "Conv 3x3x2, Relu", "Relu, Dense", "output"],
            diagram.Network.Cards.Select(card => card.Operations));
    }

    [Fact]
    public void What_only_trains_is_no_part_of_the_cost()
    {
        Diagram diagram = Drawn.Diagram("Samples.Classic", "GoogLeNet");
        Assert.All(
            diagram.Network.Cards.Where(card => card.Path.StartsWith("auxiliary", StringComparison.Ordinal)),
            card => Assert.Equal((Algorithm.TrainingOnly, 0), (card.Algorithm, card.MultiplyAdds)));
        Assert.Equal(13_004_888, diagram.Network.Parameters);   // torchvision's googlenet with its auxiliary heads
    }

    [Fact]
    public void A_sliding_window_is_drawn_as_the_network_that_it_is()
    {
        string source = Source.LeNet5 + "[SlidingWindow<LeNet5>(32, 36)] public sealed partial class Scene;";
        Diagram diagram = Unroll.Drawing.Reading.NetworkSource.Of([(source, "Net.cs")]).Networks.Single(net => net.Name == "Scene").Read();
        Assert.Equal("2x3x10", diagram.Network.Cards.Last().Shape.ToString());
        Assert.Equal(61_706, diagram.Network.Parameters);
    }

    [Fact]
    public void Folded_each_block_is_a_card_with_its_totals()
    {
        Diagram whole = Drawn.Diagram("Samples.Classic", "ResNet18"), folded = Folding.Fold(whole);
        Assert.Equal(
            ["image", "conv1", "pool1", "layer1a", "layer1b", "layer2a", "layer2b", "layer3a", "layer3b", "layer4a", "layer4b", "average",
                "scores", "scores"],
            folded.Network.Cards.Select(card => card.Path));
        Assert.Equal(
            (whole.Network.Parameters, whole.Network.MultiplyAdds), (folded.Network.Parameters, folded.Network.MultiplyAdds));
        Assert.Equal(13, folded.Links.Count);   // a chain: the ways around are within the blocks
        Assert.Equal(Algorithm.Winograd, folded.Network.Cards.Single(card => card.Path == "layer1a").Algorithm);
    }

    [Theory]
    [InlineData("[Dense(0)] Layer bad;", "0")]
    [InlineData("[Densely(3)] Layer bad;", "Densely")]
    public void A_wrong_network_says_why(string stage, string told)
    {
        var exception = Assert.Throws<InvalidDataException>(() =>
            Drawn.Diagram("[Network] partial class Net { [Input(4)] Layer x; " + stage + " }"));
        Assert.Contains("Net is no right network", exception.Message);
        Assert.Contains(told, exception.Message);
    }

    [Fact]
    public void Every_kernel_of_a_prediction_has_a_family() => Assert.Equal(
        ["DropoutKernel", "ScoreKernel"],   // no part of a prediction
        Implementations.TypesOf(typeof(Unroll.Generator.Planning.Kernel))
            .Where(type => !type.Name.Contains("Gradient", StringComparison.Ordinal) && type.Name != "BatchNormSumsKernel")
            .Where(type => Algorithms.Of((Unroll.Generator.Planning.Kernel)System.Runtime.CompilerServices.RuntimeHelpers
                .GetUninitializedObject(type)) == Algorithm.Other)
            .Select(type => type.Name));

    private static string Text(Diagram diagram) => string.Join(", ", diagram.Links.Select(link => $"{link.From.Path} {link.To.Path}"));
}
