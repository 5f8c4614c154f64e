using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The mean of every channel over all pixels; the value is a vector of the channels.</summary>
internal sealed record GlobalAvgPoolOperation : Operation
{
    public override bool PassesToInitializer => true;
}

/// <summary>Binds <see cref="GlobalAvgPoolOperation"/>.</summary>
internal sealed class GlobalAvgPoolBinder : GlobalPoolBinder
{
    protected override Operation Create() => new GlobalAvgPoolOperation();
}
