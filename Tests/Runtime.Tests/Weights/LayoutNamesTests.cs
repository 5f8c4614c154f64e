using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Weights;

public sealed class LayoutNamesTests
{
    /// <summary>The normalization of the stage "stem" is the layer "stem_1".</summary>
    [Fact]
    public void Two_layers_of_one_name_are_not_saved()
    {
        NetworkDescription network = Describe(
            [new("stem.weights", [2, 2], 0, Initializer.Zero, 0, 2, 2, 0, 0, false), Vector("stem.scale", 16), Vector("stem_1.scale", 32)],
            new("Dense", "stem", [0], new(1, 1, 2), ["stem.weights"]), new("ScaleShift", "stem", [1], new(1, 1, 2), ["stem.scale"]),
            new("ScaleShift", "stem_1", [2], new(1, 1, 2), ["stem_1.scale"]));
        string folder = Directory.CreateTempSubdirectory("unroll-names-").FullName, path = Path.Combine(folder, "weights.safetensors");
        try
        {
            Assert.Equal(
                "Network: 'stem.scale' and 'stem_1.scale' are both 'stem_1/gamma' in the layout of Keras: nothing was saved. "
                + "Give one of the stages another name.",
                Assert.Throws<NotSupportedException>(
                    () => WeightsWriter.Write(path, network, new float[48], WeightLayout.Keras)).Message);
            Assert.Empty(Directory.GetFiles(folder));
            WeightsWriter.Write(path, network, new float[48], WeightLayout.PyTorch);
            using WeightFile file = WeightFiles.Open(path);
            Assert.Equal(["stem.0.weight", "stem.1.weight", "stem_1.weight"], file.Tensors.Select(tensor => tensor.Name));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A stage is a single layer, whoever else has its parameters.</summary>
    [Fact]
    public void Shared_parameters_have_the_names_of_the_layer_that_has_them()
    {
        NetworkDescription network = Describe(
            [Vector("first.scale", 0)],
            new("ScaleShift", "first", [0], new(1, 1, 2), ["first.scale"]),
            new("ScaleShift", "second", [1], new(1, 1, 2), ["first.scale"]));
        Assert.Equal(["first.weight", "first.0.weight"], ForeignLayout.Of(network, WeightLayout.PyTorch)[0].Names);
    }

    private static ParameterDescription Vector(string name, int offset) => new(name, [2], offset, Initializer.Zero, 0, 2, 2, 0, 0, false);

    private static NetworkDescription Describe(ParameterDescription[] parameters, params OperationDescription[] operations) => new(
        "Network", [], [], [], [], parameters, new MemoryDescription(48, 48, 0, 0, 0, 0, 1, 1),
        () => [new("Input", "x", [], new(1, 1, 2), []), .. operations]);
}
