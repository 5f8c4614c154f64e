using Unroll.Exchange.Tests.Networks;

namespace Unroll.Exchange.Tests;

/// <summary>Which operators the models have: as few as compute the right thing.</summary>
public sealed class OperatorTests
{
    [Theory]
    [InlineData(OnnxLayout.ChannelsLast)]
    [InlineData(OnnxLayout.ChannelsFirst)]
    public void LeNet_transposes_nothing(OnnxLayout layout)
    {
        string[] expected = ["Conv", "Relu", "MaxPool", "Conv", "Relu", "MaxPool", "Flatten", "Gemm", "Relu", "Gemm", "Relu", "Gemm"];
        Assert.Equal(layout == OnnxLayout.ChannelsLast ? expected.Prepend("Reshape") : expected, Models.Operators<LeNet5>(layout));
    }

    [Fact]
    public void Channels_last_transposes_at_the_boundary_alone()
    {
        Assert.Equal(["Transpose", "Conv", "Transpose"], Models.Operators<ValidConvolution>(OnnxLayout.ChannelsLast));
        Assert.Equal(["Conv"], Models.Operators<ValidConvolution>(OnnxLayout.ChannelsFirst));
        Assert.Equal(["Flatten", "Gemm"], Models.Operators<DenseOfAnImage>(OnnxLayout.ChannelsLast));
        Assert.Equal(["Flatten", "Gemm"], Models.Operators<DenseOfAnImage>(OnnxLayout.ChannelsFirst));
        Assert.Equal(["Transpose", "Conv", "Tanh", "Flatten", "Gemm"], Models.Operators<FlattenedPlanes>(OnnxLayout.ChannelsLast));
    }

    [Fact]
    public void Only_padding_that_counts_beside_some_that_does_not_is_a_node_of_its_own()
    {
        Assert.Equal(["Pad", "AveragePool"], Models.Operators<MeanRoundedUpWithPadding>(OnnxLayout.ChannelsFirst));
        Type[] others =
            [typeof(MeanWithPadding), typeof(MeanRoundedUp), typeof(MeanRoundedUpWithoutPadding), typeof(MeanRoundedUpToNothing)];
        foreach (Type type in others)
            Assert.Equal(["AveragePool"], Models.Operators(type, OnnxLayout.ChannelsFirst));
    }

    [Fact]
    public void Normalizations_and_means_have_the_operators_of_ONNX_where_those_compute_the_same()
    {
        Assert.Equal(["Conv", "BatchNormalization", "Relu", "Conv", "BatchNormalization"],
            Models.Operators<NormalizedConvolutions>(OnnxLayout.ChannelsFirst));
        Assert.Equal(["LRN", "LRN", "LRN", "LRN"], Models.Operators<ResponsesOfOddSize>(OnnxLayout.ChannelsFirst));
        Assert.Equal(["AveragePool", "AveragePool", "Flatten", "Gemm"], Models.Operators<MeansOfEqualWindows>(OnnxLayout.ChannelsFirst));
        Assert.Equal(
            ["InstanceNormalization", "Conv", "InstanceNormalization", "Relu", "MaxPool", "InstanceNormalization", "Flatten", "Gemm"],
            Models.Operators<InstanceNorms>(OnnxLayout.ChannelsFirst));
        Assert.Equal(5, Models.Operators<LayerNorms>(OnnxLayout.ChannelsLast).Count(name => name == "LayerNormalization"));
        Assert.DoesNotContain("LRN", Models.Operators<ResponsesOfEvenSize>(OnnxLayout.ChannelsFirst));
        Assert.Equal(Enumerable.Repeat("MatMul", 6), Models.Operators<MeansOfUnequalWindows>(OnnxLayout.ChannelsFirst));
    }
}
