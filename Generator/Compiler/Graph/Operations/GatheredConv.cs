namespace Unroll.Generator.Graph.Operations;

/// <summary>
/// A 1x1 convolution that reads channels of several values where they lie, as <see cref="GatherOperation"/> would bring them together.
/// Only predictions have it, and nobody declares it.
/// </summary>
/// <param name="Convolution">The convolution.</param>
/// <param name="Runs">Its input channels.</param>
internal sealed record GatheredConvolutionOperation(ConvolutionOperation Convolution, EquatableArray<ChannelRun> Runs) : Operation
{
    public override bool FusesSum => Convolution.FusesSum;

    public override bool FusesActivation => Convolution.FusesActivation;

    public override bool FusesMaxPool => Convolution.FusesMaxPool;

    public override long MultiplyAdds(Shape output) => Convolution.MultiplyAdds(output);
}
