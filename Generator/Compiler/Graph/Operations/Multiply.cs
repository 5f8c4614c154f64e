using Unroll.Generator.Graph.Binding;

namespace Unroll.Generator.Graph.Operations;

/// <summary>The product of its inputs, all of one shape (at least two).</summary>
internal sealed record MultiplyOperation : Operation;

/// <summary>Binds <see cref="MultiplyOperation"/>.</summary>
internal sealed class MultiplyBinder : SameShapeBinder
{
    protected override Operation Create() => new MultiplyOperation();
}
