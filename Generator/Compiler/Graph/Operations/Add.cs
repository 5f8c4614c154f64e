using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The sum of its inputs, all of one shape (at least two).</summary>
internal sealed record AddOperation : Operation
{
    public override bool FusesActivation => true;

    public override bool PassesToInitializer => true;
}

/// <summary>Binds <see cref="AddOperation"/>.</summary>
internal sealed class AddBinder : ElementwiseBinder
{
    protected override Operation Create() => new AddOperation();
}
