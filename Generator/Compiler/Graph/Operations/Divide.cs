using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>Its first input divided by its second, both of one shape.</summary>
internal sealed record DivideOperation : Operation;

/// <summary>Binds <see cref="DivideOperation"/>.</summary>
internal sealed class DivideBinder : ElementwiseBinder
{
    protected override int Most => 2;

    protected override Operation Create() => new DivideOperation();
}
