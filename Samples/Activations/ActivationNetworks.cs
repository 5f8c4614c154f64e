using Unroll;

namespace Samples.Activations;

// One function each, of one number. The loss hands on the gradient of the function by its input.

/// <summary>Sigmoid of one number.</summary>
[Network]
public sealed partial class SigmoidCurve
{
    [Input(1, Gradient = true)]     Layer x;
    [Sigmoid, CustomLoss]          Layer y;
}

/// <summary>Tanh of one number.</summary>
[Network]
public sealed partial class TanhCurve
{
    [Input(1, Gradient = true)]     Layer x;
    [Tanh, CustomLoss]             Layer y;
}

/// <summary>Relu of one number.</summary>
[Network]
public sealed partial class ReluCurve
{
    [Input(1, Gradient = true)]     Layer x;
    [Relu, CustomLoss]             Layer y;
}

/// <summary>LeakyRelu of one number.</summary>
[Network]
public sealed partial class LeakyReluCurve
{
    [Input(1, Gradient = true)]     Layer x;
    [LeakyRelu, CustomLoss]        Layer y;
}

/// <summary>Elu of one number.</summary>
[Network]
public sealed partial class EluCurve
{
    [Input(1, Gradient = true)]     Layer x;
    [Elu, CustomLoss]              Layer y;
}

/// <summary>Selu of one number.</summary>
[Network]
public sealed partial class SeluCurve
{
    [Input(1, Gradient = true)]     Layer x;
    [Selu, CustomLoss]             Layer y;
}

/// <summary>Softplus of one number.</summary>
[Network]
public sealed partial class SoftplusCurve
{
    [Input(1, Gradient = true)]     Layer x;
    [Softplus, CustomLoss]         Layer y;
}

/// <summary>Gelu of one number.</summary>
[Network]
public sealed partial class GeluCurve
{
    [Input(1, Gradient = true)]     Layer x;
    [Gelu, CustomLoss]             Layer y;
}

/// <summary>Silu of one number.</summary>
[Network]
public sealed partial class SiluCurve
{
    [Input(1, Gradient = true)]     Layer x;
    [Silu, CustomLoss]             Layer y;
}

/// <summary>Mish of one number.</summary>
[Network]
public sealed partial class MishCurve
{
    [Input(1, Gradient = true)]     Layer x;
    [Mish, CustomLoss]             Layer y;
}

/// <summary>HardSigmoid of one number.</summary>
[Network]
public sealed partial class HardSigmoidCurve
{
    [Input(1, Gradient = true)]     Layer x;
    [HardSigmoid, CustomLoss]      Layer y;
}

/// <summary>HardSwish of one number.</summary>
[Network]
public sealed partial class HardSwishCurve
{
    [Input(1, Gradient = true)]     Layer x;
    [HardSwish, CustomLoss]        Layer y;
}
