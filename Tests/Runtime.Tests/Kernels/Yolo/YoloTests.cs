using System.Text.Json;
using Unroll.Kernels;

namespace Unroll.Runtime.Tests.Kernels;

/// <summary>The loss of YOLO and its gradient, against PyTorch in double precision (make_yolo.py).</summary>
public sealed class YoloTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, All.Count)];

    private static List<Case> All { get; } = Read();

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_loss_and_its_gradient_are_those_of_darknet_in_PyTorch(int number)
    {
        Case expected = All[number];
        float[] gradient = new float[expected.Grid.Length];
        Array.Fill(gradient, float.NaN);

        float loss = Run(expected, expected.Grid, gradient, scale: 0.5f);

        Assert.Equal(expected.Loss, loss, 1e-6 * expected.Loss);
        Assert.All(gradient.Index(), entry => Assert.Equal(0.5 * expected.Gradient[entry.Index], entry.Item, 1e-6));
        Assert.Equal(
            loss,
            Losses.YoloLoss(
                ref expected.Grid[0], ref expected.Boxes[0], expected.Grid.Length, expected.Of, expected.Anchors, expected.Mask));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_may_take_the_place_of_the_values(int number)
    {
        Case expected = All[number];
        float[] apart = new float[expected.Grid.Length], both = [.. expected.Grid];
        float loss = Run(expected, expected.Grid, apart, scale: 1);

        Assert.Equal(loss, Run(expected, both, both, scale: 1));
        Assert.Equal(apart, both);
    }

    [Theory]
    [InlineData(0, 1e30f)]
    [InlineData(2, 1000f)]
    [InlineData(4, -1e30f)]
    [InlineData(5, 1e30f)]
    public void Huge_numbers_give_a_loss_that_is_finite_or_infinite_but_a_number(int place, float huge)
    {
        Case expected = All[0];
        float[] grid = [.. expected.Grid], gradient = new float[grid.Length];
        for (int i = place; i < grid.Length; i += 5 + expected.Of.Classes)
            grid[i] = huge;

        float loss = Run(expected, grid, gradient, scale: 1);

        Assert.False(float.IsNaN(loss));
        Assert.DoesNotContain(gradient, float.IsNaN);
    }

    [Fact]
    public void What_is_no_number_stays_so()
    {
        Case expected = All[0];
        float[] grid = [.. expected.Grid], gradient = new float[grid.Length];
        grid[4] = float.NaN;

        Assert.True(float.IsNaN(Run(expected, grid, gradient, scale: 1)));
        Assert.True(float.IsNaN(gradient[4]));
    }

    private static float Run(Case expected, float[] grid, float[] gradient, float scale) => Losses.Yolo(
        ref grid[0], ref expected.Boxes[0], ref gradient[0], scale, grid.Length, expected.Of, expected.Anchors, expected.Mask);

    private static List<Case> Read()
    {
        using Stream stream = typeof(YoloTests).Assembly.GetManifestResourceStream("yolo.json")!;
        using JsonDocument json = JsonDocument.Parse(stream);
        return [.. json.RootElement.EnumerateArray().Select(Case.From)];
    }

    private sealed record Case(YoloGrid Of, float[] Anchors, int[] Mask, float[] Boxes, float[] Grid, double Loss, double[] Gradient)
    {
        public static Case From(JsonElement element)
        {
            double[] boxes = Numbers(element, "boxes");
            var grid = new YoloGrid(
                element.GetProperty("version").GetInt32(), element.GetProperty("rows").GetInt32(),
                element.GetProperty("columns").GetInt32(), element.GetProperty("classes").GetInt32(), boxes.Length / 5,
                element.GetProperty("ignore").GetSingle());
            return new(
                grid, Floats(Numbers(element, "anchors")), [.. Numbers(element, "mask").Select(number => (int)number)], Floats(boxes),
                Floats(Numbers(element, "grid")), element.GetProperty("loss").GetDouble(), Numbers(element, "gradient"));
        }

        private static float[] Floats(double[] numbers) => [.. numbers.Select(number => (float)number)];

        private static double[] Numbers(JsonElement element, string name) =>
            [.. element.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];
    }
}
