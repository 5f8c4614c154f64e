namespace Unroll.Classic.Tests;

/// <summary>The networks have the sizes of those that bear their names.</summary>
public sealed class SizeTests
{
    public static TheoryData<string> Names => ClassicNetwork.Names;

    /// <summary>
    /// What torchvision publishes with its weights, and Keras with MobileNet's; GoogLeNet is counted without the auxiliary heads there.
    /// </summary>
    [Theory]
    [InlineData("AlexNet", 61_100_840)]
    [InlineData("Vgg16", 138_357_544)]
    [InlineData("Vgg19", 143_667_240)]
    [InlineData("GoogLeNet", 6_624_904)]
    [InlineData("ResNet18", 11_689_512)]
    [InlineData("ResNet34", 21_797_672)]
    [InlineData("ResNet50", 25_557_032)]
    [InlineData("MobileNetV1", 4_231_976)]
    [InlineData("MobileNetV2", 3_504_872)]
    [InlineData("MobileNetV3", 5_483_032)]
    [InlineData("ShuffleNetV2", 2_278_604)]
    [InlineData("SqueezeNet", 1_235_496)]
    public void Parameters_are_as_many_as_published(string name, int published) =>
        Assert.Equal(published, ParametersOfPredictions(ClassicNetwork.Get(name).Description));

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_and_multiply_adds_are_those_of_PyTorchs_modules(string name)
    {
        PredictionNumbers expected = ClassicNumbers.Prediction(name);
        NetworkDescription description = ClassicNetwork.Get(name).Description;
        Assert.Equal(expected.Parameters, ParametersOfPredictions(description));
        Assert.Equal(expected.MultiplyAdds, description.MultiplyAdds);
    }

    /// <summary>
    /// Two heads of 512 x 128 and 528 x 128 weights, 128 scales and shifts, and dense layers of 2048 x 1024 + 1024 and 1024 x 1000 + 1000.
    /// </summary>
    [Fact]
    public void GoogLeNet_learns_the_auxiliary_heads_too() =>
        Assert.Equal(13_004_888, ClassicNetwork.Get("GoogLeNet").Description.ParameterCount);

    private static int ParametersOfPredictions(NetworkDescription description) =>
        description.Stages.Where(stage => !stage.Name.StartsWith("auxiliary", StringComparison.Ordinal)).Sum(stage => stage.ParameterCount);
}
