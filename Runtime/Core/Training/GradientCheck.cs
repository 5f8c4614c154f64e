namespace Unroll;

/// <summary>
/// Compares the gradients of a network with central differences of its loss, (loss(w + h) - loss(w - h)) / 2h, which need the forward pass
/// alone.
/// </summary>
/// <remarks>
/// <para>
/// The loss is computed in single precision: a small step drowns in rounding, and a large one crosses the kinks of Relu and MaxPool. So
/// each parameter is tried with steps of 2^-6, 2^-8, 2^-10 and 2^-12, the last two also to one side, (loss(w + h) - loss(w)) / h and
/// (loss(w) - loss(w - h)) / h, since a kink close by spoils only the side it is on. The difference nearest to the gradient counts; a wrong
/// gradient is near none of them. For the time of the check parameters that are exactly zero, as biases are at first, are moved away from
/// it: with them, and the zeros of black pixels and of padding, Relu would stand on its kink, where there is no derivative to compare with.
/// </para>
/// <para>Dropout drops the same values in every pass of a check, and the L1 and L2 terms are in both sides.</para>
/// </remarks>
public static class GradientCheck
{
    private static readonly float[] Steps = [1f / 64, 1f / 256, 1f / 1024, 1f / 4096];

    private const float LargestOneSided = 1f / 1024;

    /// <summary>Compares some gradients of every tensor that is not frozen. The network keeps its parameters and running averages, and has
    /// the gradients of the batch. Whatever else wants to use the network, predictions too, waits for the end of the check, since
    /// parameters move in it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">Samples with their targets. A handful is best, since every sample brings kinks; noise serves as well as
    /// data.</param>
    /// <param name="samplesPerTensor">How many parameters of each tensor are compared, drawn at random; all if it has no more.</param>
    /// <param name="seed">The seed of the drawing.</param>
    /// <exception cref="ArgumentException">The mini-batch is empty or of another network.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network has no loss, nothing in it can learn, or a Fit on another thread trains it; or something that a step or a load calls on
    /// this very thread came back here.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The network or the mini-batch is disposed.</exception>
    public static GradientCheckResult Run(Network network, Batch batch, int samplesPerTensor = 100, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentOutOfRangeException.ThrowIfLessThan(samplesPerTensor, 1);
        ParameterTensor[] tensors = [.. network.Parameters.Where(tensor => !tensor.IsFrozen)];
        if (tensors.Length == 0)
        {
            throw new InvalidOperationException(
                $"{network.Declaration.Name} has no parameter that learns, so there is no gradient to check.");
        }

        using Turn turn = network.TakeTurnToTrain();
        using Turn change = network.BeginChange();
        long dropoutStep = network.DropoutStep;
        float[] parameters = network.Values.ToArray();
        try
        {
            LeaveZero(tensors, seed);
            network.MarkChanged();
            return Compare(new LossProbe(network, batch, dropoutStep), tensors, samplesPerTensor, seed);
        }
        finally
        {
            // The gradients, and the masks of the next step, become those that one ComputeGradients would have left.
            parameters.CopyTo(network.Values);
            network.MarkChanged();
            network.DropoutStep = dropoutStep;
            network.ComputeGradientsInTurn(batch, moveAverages: false);
            GC.KeepAlive(network);
        }
    }

    private static GradientCheckResult Compare(LossProbe probe, ParameterTensor[] tensors, int samplesPerTensor, int seed)
    {
        float loss = probe.Loss();
        float[] gradients = probe.Network.GradientsInTurn.ToArray();

        // Rounding moves each loss by a few units in the last place; four are allowed for.
        double rounding = 4 * Math.Pow(2, -23) * Math.Abs(loss) / (2 * Steps[0]) / GradientCheckResult.Tolerance;
        var worst = new GradientDeviation[tensors.Length];
        int count = 0;
        for (int i = 0; i < tensors.Length; i++)
        {
            ReadOnlySpan<float> own = gradients.AsSpan(tensors[i].Description.Offset, tensors[i].Length);
            double floor = Math.Max(rounding, RootMeanSquare(own));
            int[] order = new int[own.Length];
            Shuffling.Fill(order, seed, stream: i);
            foreach (int index in order.AsSpan(0, Math.Min(order.Length, samplesPerTensor)))
            {
                GradientDeviation deviation = Nearest(probe, tensors[i], index, own[index], loss, floor);
                if (worst[i] is null || deviation.RelativeError > worst[i].RelativeError)
                    worst[i] = deviation;
                count++;
            }
        }

        return new GradientCheckResult(worst, count);
    }

    private static GradientDeviation Nearest(LossProbe probe, ParameterTensor tensor, int index, float gradient, float loss, double floor)
    {
        var nearest = new GradientDeviation(tensor.Name, index, gradient, double.NaN, double.PositiveInfinity);
        foreach (float step in Steps)
        {
            (double central, double above, double below) = probe.Differences(tensor, index, step, loss);
            ReadOnlySpan<double> differences = step > LargestOneSided ? [central] : [central, above, below];
            foreach (double difference in differences)
            {
                double size = Math.Max(Math.Max(Math.Abs(gradient), Math.Abs(difference)), floor);
                double error = gradient == difference ? 0 : Math.Abs(gradient - difference) / size;
                if (error < nearest.RelativeError)
                    nearest = nearest with { Difference = difference, RelativeError = error };
            }
        }

        return nearest;
    }

    private static double RootMeanSquare(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += (double)value * value;
        return double.IsFinite(sum) ? Math.Sqrt(sum / values.Length) : 0;
    }

    private static void LeaveZero(ParameterTensor[] tensors, int seed)
    {
        var random = new RandomStream(RandomStream.Mix((uint)seed));
        foreach (ParameterTensor tensor in tensors)
        {
            foreach (ref float value in tensor.Values)
            {
                float distance = 0.05f + (0.05f * (float)random.NextUniform());
                if (value == 0)
                    value = random.NextBelow(2) == 0 ? distance : -distance;
            }
        }
    }
}
