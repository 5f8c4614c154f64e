using Unroll.Generator.Graph;

namespace Unroll.Generator.Planning;

/// <summary>The value of a node in one order, for the readers that want it so, and its gradient.</summary>
internal sealed class TensorView(Node node, Layout layout)
{
    public Node Node { get; } = node;

    public Layout Layout { get; } = layout;

    /// <summary>Where it lies; set by the call that produces it.</summary>
    public Value? Value { get; set; }

    /// <summary>The view whose memory this one shares, if any: a flattened value is its input in the same memory.</summary>
    public TensorView? Alias { get; set; }

    /// <summary>The gradient, once something contributed to it.</summary>
    public Value? Gradient { get; set; }

    /// <summary>The node's first view; the others are copies of it.</summary>
    public bool IsPrimary { get; set; }

    /// <summary>The view that owns the memory.</summary>
    public TensorView Owner
    {
        get
        {
            TensorView owner = this;
            while (owner.Alias is { } alias)
                owner = alias;
            return owner;
        }
    }
}
