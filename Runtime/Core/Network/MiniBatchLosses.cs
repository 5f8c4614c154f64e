using System.Runtime.InteropServices;
using Unroll.Kernels;

namespace Unroll;

/// <summary>
/// Losses that score all samples of a mini-batch together: the values of the samples, gathered from the micro-batches of all threads, and
/// the gradients that a function, or a loss that compares labelled samples, gives for them.
/// </summary>
internal sealed class MiniBatchLosses
{
    private readonly NetworkDescription _network;
    private readonly LossList _losses;
    private readonly PinnedArray<float>?[] _values;
    private readonly PinnedArray<float>?[] _gradients;
    private readonly double[]?[] _scratch;
    private int _capacity;

    public MiniBatchLosses(NetworkDescription network, LossList losses)
    {
        (_network, _losses) = (network, losses);
        _values = new PinnedArray<float>?[network.Losses.Count];
        _gradients = new PinnedArray<float>?[network.Losses.Count];
        _scratch = new double[]?[network.Losses.Count];
        IsEmpty = !network.Losses.Any(loss => loss.ScoresMiniBatch);
    }

    /// <summary>Whether there is no such loss.</summary>
    public bool IsEmpty { get; }

    /// <summary>Makes room for the samples, after a look at whether every loss that counts has a function.</summary>
    /// <exception cref="InvalidOperationException">A loss has none.</exception>
    public void Begin(Batch batch, int count, ReadOnlySpan<float> weights)
    {
        for (int loss = 0; loss < _values.Length; loss++)
        {
            if (_network.LossSpan[loss].TakesFunction && weights[loss] != 0)
                _ = FunctionOf(batch, loss);
        }

        if (count <= _capacity)
            return;
        for (int loss = 0; loss < _values.Length; loss++)
        {
            LossDescription description = _network.LossSpan[loss];
            if (!description.ScoresMiniBatch)
                continue;
            if (!description.TakesFunction)
                _scratch[loss] = new double[LabelledValues.ScratchFor(count, description.Length)];
            _values[loss] = new PinnedArray<float>((long)count * description.Length);
            _gradients[loss] = new PinnedArray<float>((long)count * description.Length);
        }

        _capacity = count;
    }

    /// <summary>Has the values scored that were kept.</summary>
    /// <param name="batch">The mini-batch, which may have functions of its own.</param>
    /// <param name="count">Its samples.</param>
    /// <param name="weights">The factors of the losses.</param>
    /// <param name="context">Scores where no function does.</param>
    /// <returns>The sum of the weighted losses.</returns>
    public double Score(Batch batch, int count, ReadOnlySpan<float> weights, TrainingContext context)
    {
        double sum = 0;
        for (int loss = 0; loss < _values.Length; loss++)
        {
            LossDescription description = _network.LossSpan[loss];
            if (!description.ScoresMiniBatch)
                continue;
            int length = checked(count * description.Length);
            Span<float> gradients = _gradients[loss]!.Span(length);
            gradients.Clear();
            if (weights[loss] == 0)
                continue;
            Span<float> values = _values[loss]!.Span(length);
            float scored = description.TakesFunction
                ? FunctionOf(batch, loss)(values, gradients, count)
                : context.Score(loss, new LabelledValues(values, batch.Labels(loss)[..count], gradients, _scratch[loss]));
            sum += weights[loss] * (double)scored;
        }

        return sum;
    }

    /// <summary>Keeps the value of a sample.</summary>
    public void Keep(int loss, int sample, ref float value)
    {
        int length = _network.LossSpan[loss].Length;
        MemoryMarshal.CreateSpan(ref value, length).CopyTo(MemoryMarshal.CreateSpan(ref _values[loss]!.At((nint)sample * length), length));
    }

    /// <summary>Gives the gradient of a sample, times a weight.</summary>
    public void Take(int loss, int sample, float weight, ref float gradient)
    {
        int length = _network.LossSpan[loss].Length;
        Span<float> given = MemoryMarshal.CreateSpan(ref _gradients[loss]!.At((nint)sample * length), length);
        Vectors.Scale(weight, given, MemoryMarshal.CreateSpan(ref gradient, length));
    }

    /// <summary>That a loss has no function.</summary>
    public static InvalidOperationException NoFunction(NetworkDescription network, LossDescription loss) => new(
        $"The CustomLoss on '{loss.Name}' of {network.Name} has no function. Give one to ComputeGradients and Evaluate, "
        + $"or set Losses[\"{loss.Name}\"].Function before a Trainer or a Batch trains the network.");

    private LossFunction FunctionOf(Batch batch, int loss) =>
        batch.FunctionOf(loss) ?? _losses[loss].Function ?? throw NoFunction(_network, _network.LossSpan[loss]);
}
