namespace Unroll.Runtime.Tests.Metrics;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Counts_and_shares_are_those_by_hand()
    {
        ConfusionMatrix matrix = Filled();

        Assert.Equal((10, 7), (matrix.Count, matrix.Correct));
        Assert.Equal(0.7, matrix.Accuracy);
        Assert.Equal((4, 1, 0), (matrix[0, 0], matrix[0, 1], matrix[1, 0]));
        Assert.Equal((4 / 5.0, 1, 0), (matrix.Recall(0), matrix.Recall(1), matrix.Recall(2)));
        Assert.Equal((4 / 5.0, 3 / 5.0), (matrix.Precision(0), matrix.Precision(1)));
        Assert.Equal(double.NaN, matrix.Precision(2));
        Assert.Equal(0.75, matrix.F1(1), 15);   // 2 pr / (p + r) = 2 x 0.6 / 1.6
        Assert.Equal(0, matrix.F1(2));
    }

    [Fact]
    public void Prints_a_table()
    {
        const string Table = """
            true        0   1   2  recall
            0           4   1   0    80.0
            1           0   3   0   100.0
            2           1   1   0     0.0
            precision  80.0  60.0   -    70.0
            """;

        string[] cells = Table.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(cells, Filled().ToString().Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Ankle boot", Filled().ToString("Shirt", "Sneaker", "Ankle boot"));
        Assert.Single(Filled().ToString("Shirt", "Sneaker", "Ankle boot").Split(Environment.NewLine)
            .Select(line => line.Length).Distinct());
        Assert.Throws<ArgumentException>(() => Filled().ToString("Shirt"));
        Assert.Contains("class 1 is null", Assert.Throws<ArgumentException>(() => Filled().ToString("Shirt", null!, "Ankle boot")).Message);
    }

    [Fact]
    public void Can_start_anew()
    {
        ConfusionMatrix matrix = Filled();
        matrix.Clear();

        Assert.Equal((0, 0, 0), (matrix.Count, matrix.Correct, matrix[0, 0]));
        Assert.Equal(double.NaN, matrix.Accuracy);
    }

    [Fact]
    public void Refuses_classes_there_are_not()
    {
        var matrix = new ConfusionMatrix(2);

        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(0, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[0, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(0));
        Assert.Equal(0, matrix.Count);
    }

    private static ConfusionMatrix Filled()
    {
        var matrix = new ConfusionMatrix(3);
        (int Label, int Prediction)[] pairs = [(0, 0), (0, 0), (0, 0), (0, 0), (0, 1), (1, 1), (1, 1), (1, 1), (2, 0), (2, 1)];
        foreach ((int label, int prediction) in pairs)
            matrix.Add(label, prediction);
        return matrix;
    }
}
