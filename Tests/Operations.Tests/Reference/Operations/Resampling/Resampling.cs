namespace Unroll.Operations.Tests.Reference.Resampling;

/// <summary>
/// Rows and columns that are weighted sums of others: first the rows, each sum rounded, then the columns of what they became. Its gradient
/// goes the same way: first all rows, then columns.
/// </summary>
internal abstract class Resampling : SampleOperation
{
    private Extent input, output;
    private (int Input, double Weight)[][] rows = [], columns = [];

    public sealed override Extent Bind(Extent[] inputs)
    {
        input = inputs[0];
        rows = Axis(input.Height, vertical: true);
        columns = Axis(input.Width, vertical: false);
        output = Extent.Spatial(rows.Length, columns.Length, input.Channels);
        return output;
    }

    /// <summary>For each output row or column the inputs that it sums, and their weights.</summary>
    protected abstract (int Input, double Weight)[][] Axis(int length, bool vertical);

    public override void Forward(Bounded[][] inputs, Bounded[] result)
    {
        Bounded[] line = new Bounded[input.Width];
        for (int c = 0; c < input.Channels; c++)
        {
            for (int y = 0; y < output.Height; y++)
            {
                for (int x = 0; x < line.Length; x++)
                    line[x] = Weighted(rows[y], row => inputs[0][input.At(row, x, c)]);
                for (int x = 0; x < output.Width; x++)
                    result[output.At(y, x, c)] = Weighted(columns[x], column => line[column]);
            }
        }
    }

    public override void Backward(Bounded[][] inputs, Bounded[] result, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        Sum[] line = new Sum[output.Width];
        for (int c = 0; c < input.Channels; c++)
        {
            for (int row = 0; row < input.Height; row++)
            {
                Array.Clear(line);
                for (int y = 0; y < output.Height; y++)
                    foreach ((int read, double weight) in rows[y].Where(tap => tap.Input == row))
                        for (int x = 0; x < output.Width; x++)
                            line[x].Add(Product(outputGradient[output.At(y, x, c)], weight));
                for (int x = 0; x < output.Width; x++)
                    foreach ((int column, double weight) in columns[x])
                        inputGradients[0][input.At(row, column, c)].Add(Product(line[x].Total, weight));
            }
        }
    }

    private static Bounded Weighted((int Input, double Weight)[] taps, Func<int, Bounded> value)
    {
        if (taps is [(var only, 1)])
            return value(only);
        var sum = default(Sum);
        foreach ((int read, double weight) in taps)
            sum.Add(Product(value(read), weight));
        return sum.Total;
    }

    private static Bounded Product(Bounded value, double weight) => weight == 1 ? value : value.Times(weight);
}
