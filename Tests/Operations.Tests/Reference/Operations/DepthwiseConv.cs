namespace Unroll.Operations.Tests.Reference;

/// <summary>A convolution of every channel with filters of its own: one group a channel, whose outputs follow each other.</summary>
internal sealed class DepthwiseConv(int height, int width) : Convolution(height, width)
{
    public int Multiplier { get; init; } = 1;

    public override Extent Bind(Extent[] inputs)
    {
        int channels = inputs[0].Channels;
        return Bind(inputs[0], channels * Multiplier, channels, channels, Multiplier);
    }

    protected override IEnumerable<string> Sizes() => Multiplier == 1 ? [] : [$"Multiplier = {Spelling.Of(Multiplier)}"];
}
