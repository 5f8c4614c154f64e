namespace Unroll.Operations.Tests.Reference;

/// <summary>An operation of which each element is one of the input, or 0. Exact.</summary>
internal abstract class Rearrangement : SampleOperation
{
    private int?[] sources = [];

    public sealed override Extent Bind(Extent[] inputs)
    {
        Extent output = Of(inputs[0]);
        sources = new int?[output.Length];
        for (int y = 0; y < output.Height; y++)
            for (int x = 0; x < output.Width; x++)
                for (int c = 0; c < output.Channels; c++)
                    sources[output.At(y, x, c)] = Source(inputs[0], y, x, c);
        return output;
    }

    public sealed override void Forward(Bounded[][] inputs, Bounded[] output)
    {
        for (int i = 0; i < output.Length; i++)
            output[i] = sources[i] is { } source ? inputs[0][source] : Bounded.Zero;
    }

    public sealed override void Backward(Bounded[][] inputs, Bounded[] output, Bounded[] outputGradient, Sum[][] inputGradients)
    {
        for (int i = 0; i < output.Length; i++)
            if (sources[i] is { } source)
                inputGradients[0][source].Add(outputGradient[i]);
    }

    /// <summary>The extent of the value.</summary>
    protected abstract Extent Of(Extent input);

    /// <summary>The place of an element in the input; null of a zero.</summary>
    protected abstract int? Source(Extent input, int y, int x, int channel);
}

/// <summary>Channels that follow one another.</summary>
internal sealed class Slice(int start, int count) : Rearrangement
{
    public override IEnumerable<string> Arguments => [Spelling.Of(start), Spelling.Of(count)];

    protected override Extent Of(Extent input) => input with { Channels = count };

    protected override int? Source(Extent input, int y, int x, int channel) => input.At(y, x, start + channel);
}

/// <summary>Channels of zeros around those of the input.</summary>
internal sealed class PadChannels(int after) : Rearrangement
{
    public int Before { get; init; }

    public override IEnumerable<string> Arguments =>
        Before == 0 ? [Spelling.Of(after)] : [Spelling.Of(after), $"Before = {Spelling.Of(Before)}"];

    protected override Extent Of(Extent input) => input with { Channels = Before + input.Channels + after };

    protected override int? Source(Extent input, int y, int x, int channel) =>
        channel >= Before && channel < Before + input.Channels ? input.At(y, x, channel - Before) : null;
}

/// <summary>Rows, columns and channels in another order.</summary>
internal sealed class Transpose(int rows = 1, int columns = 0, int channels = 2) : Rearrangement
{
    public override IEnumerable<string> Arguments =>
        (rows, columns, channels) is (1, 0, 2) ? [] : [Spelling.Of(rows), Spelling.Of(columns), Spelling.Of(channels)];

    protected override Extent Of(Extent input)
    {
        int[] extents = [input.Height, input.Width, input.Channels];
        return Extent.Spatial(extents[rows], extents[columns], extents[channels]);
    }

    protected override int? Source(Extent input, int y, int x, int channel)
    {
        int[] place = new int[3];
        (place[rows], place[columns], place[channels]) = (y, x, channel);
        return input.At(place[0], place[1], place[2]);
    }
}

/// <summary>The elements in canonical order under other extents.</summary>
internal sealed class Reshape(params int[] extents) : Rearrangement
{
    public override IEnumerable<string> Arguments => extents.Select(extent => Spelling.Of(extent));

    protected override Extent Of(Extent input) =>
        extents is [var height, var width, var channels] ? Extent.Spatial(height, width, channels) : Extent.Vector(extents[0]);

    protected override int? Source(Extent input, int y, int x, int channel) => Of(input).At(y, x, channel);
}

/// <summary>The channels of all groups in turn.</summary>
internal sealed class ChannelShuffle(int groups) : Rearrangement
{
    public override IEnumerable<string> Arguments => [Spelling.Of(groups)];

    protected override Extent Of(Extent input) => input;

    protected override int? Source(Extent input, int y, int x, int channel) =>
        input.At(y, x, (channel % groups * (input.Channels / groups)) + (channel / groups));
}

/// <summary>Channels become squares of pixels.</summary>
internal sealed class DepthToSpace(int block) : Rearrangement
{
    public DepthOrder Order { get; init; }

    public override IEnumerable<string> Arguments =>
        Order == DepthOrder.BlockFirst ? [Spelling.Of(block)] : [Spelling.Of(block), $"Order = DepthOrder.{Order}"];

    protected override Extent Of(Extent input) =>
        Extent.Spatial(input.Height * block, input.Width * block, input.Channels / (block * block));

    protected override int? Source(Extent input, int y, int x, int channel)
    {
        int within = (y % block * block) + (x % block), square = block * block;
        return input.At(
            y / block, x / block,
            Order == DepthOrder.BlockFirst ? (within * (input.Channels / square)) + channel : (channel * square) + within);
    }
}

/// <summary>Squares of pixels become channels.</summary>
internal sealed class SpaceToDepth(int block) : Rearrangement
{
    public override IEnumerable<string> Arguments => [Spelling.Of(block)];

    protected override Extent Of(Extent input) =>
        Extent.Spatial(input.Height / block, input.Width / block, input.Channels * block * block);

    protected override int? Source(Extent input, int y, int x, int channel)
    {
        int within = channel / input.Channels;
        return input.At((y * block) + (within / block), (x * block) + (within % block), channel % input.Channels);
    }
}
