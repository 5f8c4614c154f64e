namespace Unroll.Operations.Tests.Reference;

/// <summary>A function of several values, element by element. A value is repeated along its extents of 1, and its gradient is the sum along
/// them.</summary>
internal abstract class ElementwiseJoin(string[] stages) : Join(stages)
{
    /// <summary>By input, for each element of the output the place of the one that it reads; null where that is its own.</summary>
    private int[]?[] places = [];

    public sealed override Extent Bind(Extent[] inputs)
    {
        var output = new Extent(
            inputs.Max(input => input.Height), inputs.Max(input => input.Width), inputs.Max(input => input.Channels),
            inputs.All(input => input.IsVector));
        places = [.. inputs.Select(input => input.Length == output.Length ? null : Places(input, output).ToArray())];
        return output;
    }

    public sealed override void Forward(Bounded[][] inputs, Bounded[] output) => Compute(Repeat(inputs), output);

    public sealed override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        Sum[][] gradients = [.. inputGradients.Select((own, k) => places[k] is null ? own : new Sum[output.Length])];
        Differentiate(Repeat(inputs), output, outputGradient, gradients);
        for (int k = 0; k < inputs.Length; k++)
            for (int i = 0; i < output.Length && places[k] is { } place; i++)
                inputGradients[k][place[i]].Add(gradients[k][i]);
    }

    /// <summary>Computes <paramref name="output"/> from inputs of its extent.</summary>
    protected abstract void Compute(Bounded[][] inputs, Bounded[] output);

    /// <summary>Adds the gradients of inputs of the output's extent.</summary>
    protected abstract void Differentiate(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients);

    /// <summary>The inputs in the output's extent; one that is joined with itself stays one and the same.</summary>
    private Bounded[][] Repeat(Bounded[][] inputs)
    {
        var repeated = new Bounded[inputs.Length][];
        for (int k = 0; k < inputs.Length; k++)
        {
            int same = Array.IndexOf(inputs, inputs[k]);
            repeated[k] = same < k ? repeated[same] : places[k] is { } place ? Array.ConvertAll(place, i => inputs[k][i]) : inputs[k];
        }

        return repeated;
    }

    private static IEnumerable<int> Places(Extent input, Extent output)
    {
        for (int y = 0; y < output.Height; y++)
            for (int x = 0; x < output.Width; x++)
                for (int c = 0; c < output.Channels; c++)
                    yield return input.At(Math.Min(y, input.Height - 1), Math.Min(x, input.Width - 1), Math.Min(c, input.Channels - 1));
    }
}
