using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The smallest of its inputs, all of one shape (at least two).</summary>
internal sealed record MinimumOperation : Operation
{
    public override bool PassesToInitializer => true;
}

/// <summary>Binds <see cref="MinimumOperation"/>.</summary>
internal sealed class MinimumBinder : ElementwiseBinder
{
    protected override Operation Create() => new MinimumOperation();
}
