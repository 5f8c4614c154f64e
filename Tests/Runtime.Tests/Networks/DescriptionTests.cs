using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Unroll.Runtime.Tests.Networks;

public sealed class DescriptionTests
{
    /// <summary>
    /// One description serves a whole process, so nobody may change it: neither through what it hands out nor through what it was made of.
    /// </summary>
    [Fact]
    public void Nothing_in_a_description_can_be_changed()
    {
        var seen = new HashSet<Type>();
        var waiting = new Queue<Type>([typeof(NetworkDescription)]);
        while (waiting.TryDequeue(out Type? type))
        {
            if (!seen.Add(type) || type.Namespace != nameof(Unroll) || type.IsEnum)
                continue;
            Assert.DoesNotContain(type.GetFields(), field => !field.IsInitOnly && !field.IsLiteral);
            foreach (System.Reflection.PropertyInfo property in type.GetProperties())
            {
                Assert.False(property.PropertyType.IsArray, $"{type.Name}.{property.Name} is an array");
                Assert.True(
                    property.SetMethod is not { IsPublic: true } set
                        || set.ReturnParameter.GetRequiredCustomModifiers().Contains(
                            typeof(System.Runtime.CompilerServices.IsExternalInit)),
                    $"{type.Name}.{property.Name} can be set");
                foreach (Type part in property.PropertyType.GetGenericArguments().Append(property.PropertyType))
                    waiting.Enqueue(part);
            }
        }

        Assert.Contains(typeof(ParameterDescription), seen);
        Assert.Contains(typeof(OperationSetting), seen);
        NetworkDescription linear = LinearNetwork.Describe(4, 3);
        ValueDescription[] inputs = [.. linear.Inputs];
        ParameterDescription[] parameters = [.. linear.Parameters];
        var copied = new NetworkDescription("Copied", [], inputs, [.. linear.Outputs], [], parameters, linear.Memory);
        inputs[0] = new("other", 1, 1, 99);
        parameters[0] = parameters[1];
        Assert.Equal("x", copied.Inputs[0].Name);
        Assert.Equal("y.weights", copied.Parameters[0].Name);
        Assert.IsNotType<int[]>(new LinearNetwork(copied).Parameters[0].Shape);
    }

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
            [new("digit", "SoftmaxCrossEntropy", 10, TargetKind.Class, 0.5f)],
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

    [Fact]
    public void Predicted_microseconds_are_the_cycles_of_all_stages_at_a_clock()
    {
        NetworkDescription network = new("Any", [new("x", "Input", "4", 0, 0), new("y", "Dense 4", "4", 20, 16, 3000, 5000), new(
            "z", "Dense 2", "2", 10, 8, 1000, 3000)], [], [], [], [], new MemoryDescription(0, 0, 0, 0, 0, 0, 1, 1));
        double? expected = Vector512.IsHardwareAccelerated ? 2 : Vector256.IsHardwareAccelerated && Fma.IsSupported ? 4 : null;
        Assert.Equal(expected, network.PredictedMicroseconds(2));
        Assert.Equal(expected / 2, network.PredictedMicroseconds(4));
        Assert.Null(LinearNetwork.Describe(4, 3).PredictedMicroseconds(3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_clock_is_above_0(double gigahertz) => Assert.Throws<ArgumentOutOfRangeException>(
        "gigahertz", () => LinearNetwork.Describe(4, 3).PredictedMicroseconds(gigahertz));

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
            new("first", [20], 0, Initializer.Zero, 0, 1, 1, 0, 0, false),
            new("second", [length], offset, Initializer.Zero, 0, 1, 1, 0, 0, frozen)));
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
