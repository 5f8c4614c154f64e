namespace Unroll.Generator.Planning;

/// <summary>The memories in which the operands of a kernel lie.</summary>
internal enum Space
{
    /// <summary>The buffers of one session or of one training thread.</summary>
    Arena,

    /// <summary>A network input as the caller gave it, in canonical order.</summary>
    Input,

    /// <summary>A network output as the caller wants it, in canonical order.</summary>
    Output,

    /// <summary>The gradient of a network input as the caller wants it, in canonical order.</summary>
    InputGradient,

    /// <summary>The flat parameters.</summary>
    Parameters,

    /// <summary>The flat gradients.</summary>
    Gradients,

    /// <summary>Weights in the order that the forward kernels read.</summary>
    Packed,

    /// <summary>Weights in the order that the backward kernels read.</summary>
    PackedBackward,
}
