namespace Unroll.Generator.Graph;

/// <summary>An operation that only moves elements: each of its value is one of its input, or 0.</summary>
internal abstract record RearrangingOperation : Operation
{
    public sealed override bool PassesToInitializer => true;

    public sealed override bool KeepsRange => true;
}
