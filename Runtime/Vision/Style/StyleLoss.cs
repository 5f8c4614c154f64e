namespace Unroll.Vision;

/// <summary>One loss of a network for style transfer: what it compares, and in which unit.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Place">Its place among the losses.</param>
/// <param name="Output">The place of the output that it compares.</param>
/// <param name="IsStyle">Whether that is a Gram matrix.</param>
internal sealed record StyleLoss(NetworkLoss Loss, int Place, int Output, bool IsStyle)
{
    /// <summary>What the other picture differs by; what it is divided by.</summary>
    public double Unit { get; private set; } = 1;

    /// <summary>All losses with targets, in order.</summary>
    /// <exception cref="ArgumentException">One has no output of its name.</exception>
    public static StyleLoss[] Of(Network network)
    {
        NetworkDescription description = network.Declaration;
        string[] outputs = [.. description.Outputs.Select(output => output.Name)];
        return
        [
            .. from place in Enumerable.Range(0, description.Losses.Count)
               let loss = description.Losses[place]
               where loss.TakesNumbers
               select new StyleLoss(
                   network.Losses[place], place, OutputOf(outputs, loss, description), IsGramMatrix(description, loss)),
        ];
    }

    /// <summary>Hands the target to the loss and measures by how much the other picture differs.</summary>
    public void Aim(Batch batch, float[][] content, float[][] style)
    {
        float[] target = (IsStyle ? style : content)[Output], other = (IsStyle ? content : style)[Output];
        target.CopyTo(batch.Targets(Place));
        double difference = Difference(target, other);
        Unit = difference > 0 ? difference : Math.Max(Difference(target, new float[target.Length]), float.Epsilon);
    }

    /// <summary>The mean squared difference of features from the target, in units of that of the other picture.</summary>
    public double Of(Batch batch, float[][] features) => Difference(batch.Targets(Place), features[Output]) / Unit;

    private static double Difference(ReadOnlySpan<float> target, ReadOnlySpan<float> value)
    {
        double sum = 0;
        for (int i = 0; i < target.Length; i++)
            sum += ((double)value[i] - target[i]) * ((double)value[i] - target[i]);
        return sum / target.Length;
    }

    private static int OutputOf(string[] outputs, LossDescription loss, NetworkDescription network) =>
        Array.IndexOf(outputs, loss.Name) is >= 0 and int output ? output
            : throw new ArgumentException(
                $"The loss '{loss.Name}' of {network.Name} has no output of its name, from which its target would come; "
                + "put Output on its stage.",
                nameof(network));

    private static bool IsGramMatrix(NetworkDescription network, LossDescription loss) =>
        network.Operations[network.Operations[loss.Operation].Inputs[0]].Kind == "GramMatrix";
}
