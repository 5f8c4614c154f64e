namespace Unroll;

/// <summary>
/// Compares the gradients of a network with central differences of its loss, (loss(w + h) - loss(w - h)) / 2h, which need the forward pass alone.
/// </summary>
/// <remarks>
/// The loss is computed in single precision: a small step drowns in rounding, and a large one crosses the kinks of Relu and MaxPool. So each
/// parameter is tried with three steps, 2^-5, 2^-7 and 2^-9, and the difference nearest to the gradient counts; a wrong gradient is near none of them.
/// Dropout drops the same values in every pass of a check, and the L1 and L2 terms are in both sides.
/// </remarks>
public static class GradientCheck
{
    private static readonly float[] Steps = [1f / 32, 1f / 128, 1f / 512];

    /// <summary>Compares some gradients of every tensor that is not frozen. The network keeps its parameters, and has the gradients of the batch.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">Samples with their targets; a dozen suffice, and noise serves as well as data.</param>
    /// <param name="samplesPerTensor">How many parameters of each tensor are compared, drawn at random; all if it has no more.</param>
    /// <param name="seed">The seed of the drawing.</param>
    /// <exception cref="ArgumentException">The mini-batch is empty or of another network.</exception>
    /// <exception cref="InvalidOperationException">The network has no loss, or nothing in it can learn.</exception>
    public static GradientCheckResult Run(Network network, Batch batch, int samplesPerTensor = 100, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentOutOfRangeException.ThrowIfLessThan(samplesPerTensor, 1);
        ParameterTensor[] tensors = [.. network.Parameters.Where(tensor => !tensor.IsFrozen)];
        if (tensors.Length == 0)
            throw new InvalidOperationException($"{network.Declaration.Name} has no parameter that learns, so there is no gradient to check.");

        long step = network.DropoutStep;
        float loss = network.ComputeGradients(batch);
        float[] gradients = network.Gradients.ToArray();
        var worst = new GradientDeviation[tensors.Length];
        int count = 0;
        for (int i = 0; i < tensors.Length; i++)
        {
            ReadOnlySpan<float> own = gradients.AsSpan(tensors[i].Description.Offset, tensors[i].Length);
            foreach (int index in Draw(tensors[i].Length, samplesPerTensor, seed))
            {
                GradientDeviation deviation = Compare(network, batch, step, tensors[i], index, own[index], loss);
                if (worst[i] is null || deviation.RelativeError > worst[i].RelativeError)
                    worst[i] = deviation;
                count++;
            }
        }

        // So that Gradients, and the masks of the next step, are what one ComputeGradients would have left.
        LossAt(network, batch, step);
        return new GradientCheckResult(worst, count);
    }

    private static GradientDeviation Compare(
        Network network, Batch batch, long dropoutStep, ParameterTensor tensor, int index, float gradient, float loss)
    {
        // Rounding moves each loss by a few units in the last place; eight are allowed for.
        double floor = 8 * Math.Max(Math.Abs(loss), float.Epsilon) * Math.Pow(2, -23) / (2 * Steps[0]) / GradientCheckResult.Tolerance;
        GradientDeviation? best = null;
        foreach (float step in Steps)
        {
            double difference = Difference(network, batch, dropoutStep, tensor, index, step);
            double size = Math.Max(Math.Max(Math.Abs(gradient), Math.Abs(difference)), floor);
            double error = Math.Abs(gradient - difference) / size;
            if (double.IsNaN(error))
                error = double.PositiveInfinity;
            if (best is null || error < best.RelativeError)
                best = new GradientDeviation(tensor.Name, index, gradient, difference, error);
        }

        return best!;
    }

    private static double Difference(Network network, Batch batch, long dropoutStep, ParameterTensor tensor, int index, float step)
    {
        float value = tensor.Values[index];
        float above = value + step, below = value - step;
        try
        {
            Set(network, tensor, index, above);
            double lossAbove = LossAt(network, batch, dropoutStep);
            Set(network, tensor, index, below);
            return (lossAbove - LossAt(network, batch, dropoutStep)) / ((double)above - below);
        }
        finally
        {
            Set(network, tensor, index, value);
        }
    }

    private static float LossAt(Network network, Batch batch, long dropoutStep)
    {
        network.DropoutStep = dropoutStep;
        return network.ComputeGradients(batch);
    }

    private static void Set(Network network, ParameterTensor tensor, int index, float value)
    {
        tensor.Values[index] = value;
        network.MarkChanged();
    }

    private static int[] Draw(int length, int count, int seed)
    {
        int[] order = new int[length];
        Shuffling.Fill(order, seed, stream: 0);
        return order[..Math.Min(length, count)];
    }
}
