namespace Unroll.Runtime.Tests.Networks;

public sealed class DescriptionTests
{
    [Fact]
    public void The_table_shows_stages_sums_losses_and_memory()
    {
        var network = new NetworkDescription(
            "Small",
            [
                new("image", "Input", "28 x 28 x 1", 0, 0),
                new("c1", "Conv 5x5x6 same, Relu", "28 x 28 x 6", 156, 117_600),
                new("digit", "Dense 10", "10", 47_050, 47_040),
            ],
            [new("image", 28, 28, 1)],
            [new("digit", 1, 1, 10)],
            [new("digit", "SoftmaxCrossEntropy", 10, true, 0.5f)],
            [new("c1.weights", [5, 5, 1, 6], 0, Initializer.HeNormal, 1, 25, 150, 0, 0, false)],
            new MemoryDescription(160, 160, 100, 200, 1000, 4000, 8, 8));

        string expected = """
            Small
              stage   operations              output        parameters   multiply-adds
              ------------------------------------------------------------------------
              image   Input                   28 x 28 x 1            0               0
              c1      Conv 5x5x6 same, Relu   28 x 28 x 6          156         117,600
              digit   Dense 10                10                47,050          47,040
              ------------------------------------------------------------------------
              total                                                150         164,640
            loss: SoftmaxCrossEntropy on digit, labels 0 to 9, weight 0.5
            memory: parameters 640 bytes, prediction 4400 bytes, training 18.5 KB

            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), network.ToString());
        Assert.Equal(150, network.ParameterCount);
        Assert.Equal(164_640, network.MultiplyAdds);
        Assert.Equal(784, network.Inputs[0].Length);
    }

    [Theory]
    [InlineData(8, 4, false, "no multiple of 16")]
    [InlineData(64, 4, false, "outside its part 0 to 64")]
    [InlineData(48, 17, false, "outside its part 0 to 64")]
    [InlineData(-16, 4, false, "outside its part 0 to 64")]
    [InlineData(0, 4, true, "outside its part 64 to 96")]
    [InlineData(80, 17, true, "outside its part 64 to 96")]
    [InlineData(16, 4, false, "another parameter ends at 20")]
    public void A_parameter_in_a_wrong_place_is_refused(int offset, int length, bool frozen, string message)
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => Describe(
            new("first", [20], 0, Initializer.Zero, 0, 1, 1, 0, 0, false), new("second", [length], offset, Initializer.Zero, 0, 1, 1, 0, 0, frozen)));
        Assert.Contains(message, thrown.Message);
    }

    [Fact]
    public void Two_parameters_of_one_name_are_refused()
    {
        ParameterDescription first = new("same", [4], 0, Initializer.Zero, 0, 1, 1, 0, 0, false);
        Assert.Contains("'same'", Assert.Throws<ArgumentException>(() => Describe(first, first with { Offset = 16 })).Message);
    }

    [Fact]
    public void Operations_are_made_when_first_asked_for_and_not_again()
    {
        int made = 0;
        var network = new NetworkDescription("Any", [], [], [], [], [], new MemoryDescription(0, 0, 0, 0, 0, 0, 1, 1), () =>
        {
            made++;
            return [new("Input", "x", [], new(2, 3, 4), [])];
        });
        Assert.Equal(0, made);
        Assert.Equal("Input of 'x': 2x3x4", Assert.Single(network.Operations).ToString());
        Assert.Same(network.Operations, network.Operations);
        Assert.Equal(1, made);
        Assert.Empty(Describe().Operations);
    }

    [Fact]
    public void A_setting_that_an_operation_lacks_is_named_with_those_it_has()
    {
        var pool = new OperationDescription("AvgPool", "p", [0], new(1, 1, 4), [], ("Window.Height", 2), ("CountPadding", 1));
        Assert.Equal(2, pool["Window.Height"]);
        Assert.Equal(new OperationSetting("CountPadding", 1), pool.Settings[1]);
        Assert.Equal(4, pool.Shape.Length);
        string message = Assert.Throws<KeyNotFoundException>(() => pool["Rate"]).Message;
        Assert.Equal("The operation AvgPool of 'p' has no setting 'Rate'; it has Window.Height, CountPadding.", message);
    }

    private static NetworkDescription Describe(params ParameterDescription[] parameters) =>
        new("Any", [], [], [], [], parameters, new MemoryDescription(96, 64, 0, 0, 0, 0, 1, 1));
}
