namespace Unroll;

/// <summary>A sample because of which something was not finite, and what is wrong with it.</summary>
/// <param name="Sample">Its place in the data set.</param>
/// <param name="Problem">What it has, as the end of a sentence.</param>
internal readonly record struct Suspect(int Sample, string Problem);

/// <summary>Looks, after something was not finite, for the sample of the mini-batch because of which it was.</summary>
internal static class SampleSearch
{
    /// <summary>
    /// Looks for numbers of a sample that are not finite themselves; then for a sample whose loss alone is not finite, as at inference; and
    /// then for one whose gradients alone are not, unless the network mixes samples by batch normalization.
    /// </summary>
    /// <param name="network">The network; it keeps everything, its gradients included.</param>
    /// <param name="batch">The mini-batch.</param>
    /// <param name="places">The places of its samples in the data set.</param>
    /// <param name="gradients">Whether gradients are asked for.</param>
    /// <returns>The first such sample; null if there is none.</returns>
    public static Suspect? Find(Network network, Batch batch, ReadOnlySpan<int> places, bool gradients)
    {
        for (int sample = 0; sample < batch.Count; sample++)
        {
            if (Problem(network.Declaration, batch, sample) is { } problem)
                return new(places[sample], problem);
        }

        // What scores all samples together knows nothing of one alone.
        if (network.Declaration.Losses.Any(loss => loss.ScoresMiniBatch))
            return null;
        using var alone = new Batch(network.Declaration, 1);
        for (int sample = 0; sample < batch.Count; sample++)
        {
            alone.CopyFrom(batch, sample);
            float loss = network.Evaluate(alone);
            if (!float.IsFinite(loss))
                return new(places[sample], $"alone has the loss {loss}");
        }

        return gradients && network.Declaration.Memory.Statistics == 0 ? FindByGradients(network, batch, alone, places) : null;
    }

    private static Suspect? FindByGradients(Network network, Batch batch, Batch alone, ReadOnlySpan<int> places)
    {
        long step = network.DropoutStep;
        try
        {
            for (int sample = 0; sample < batch.Count; sample++)
            {
                alone.CopyFrom(batch, sample);
                network.ComputeGradients(alone, moveAverages: false);
                network.DropoutStep = step;
                if (network.NonFinite is { } found)
                    return new(places[sample], $"alone has such a one, too, for '{found.Tensor}'");
            }

            return null;
        }
        finally
        {
            network.ComputeGradients(batch, moveAverages: false);
            network.DropoutStep = step;
        }
    }

    private static string? Problem(NetworkDescription network, Batch batch, int sample)
    {
        for (int input = 0; input < network.Inputs.Count; input++)
        {
            int length = network.Inputs[input].Length;
            ReadOnlySpan<float> values = batch.Input(input).Slice(sample * length, length);
            int place = Magnitude.FirstNonFinite(values);
            if (place >= 0)
                return $"has {values[place]} at position {place} of the input '{network.Inputs[input].Name}'";
        }

        for (int loss = 0; loss < network.Losses.Count; loss++)
        {
            LossDescription scored = network.Losses[loss];
            if (!scored.TakesNumbers)
                continue;
            ReadOnlySpan<float> values = batch.Targets(loss).Slice(sample * scored.TargetLength, scored.TargetLength);
            int place = Magnitude.FirstNonFinite(values);
            if (place >= 0)
                return $"has {values[place]} at position {place} of the target of '{scored.Name}'";
        }

        return null;
    }
}
