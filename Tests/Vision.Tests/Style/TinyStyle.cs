namespace Unroll.Vision.Tests.Style;

/// <summary>A network for style as small as can be, with random weights.</summary>
[Network]
internal sealed partial class TinyStyle
{
    [Input(16, 12, 3, Gradient = true)]                                       Layer picture;
    [Conv(3, 3, 8, Padding = Padding.Same), Relu, Frozen]                     Layer edges;
    [GramMatrix, MeanSquaredError]                                            Layer style;
    [Conv(3, 3, 6, Stride = 2, From = nameof(edges)), Tanh, Frozen, MeanSquaredError, Output]
                                                                              Layer content;
    [GramMatrix, MeanSquaredError]                                            Layer deeper;
}

/// <summary>One whose picture has no gradient.</summary>
[Network]
internal sealed partial class NoGradient
{
    [Input(16, 12, 3)]                                                        Layer picture;
    [Conv(3, 3, 8), Relu, GramMatrix, MeanSquaredError]                       Layer style;
}

/// <summary>One without style.</summary>
[Network]
internal sealed partial class NoStyle
{
    [Input(16, 12, 3, Gradient = true)]                                       Layer picture;
    [Conv(3, 3, 8), Frozen, MeanSquaredError]                                 Layer content;
}

/// <summary>One whose content is read on and no output.</summary>
[Network]
internal sealed partial class NoOutput
{
    [Input(16, 12, 3, Gradient = true)]                                       Layer picture;
    [Conv(3, 3, 8), Frozen, MeanSquaredError]                                 Layer content;
    [GramMatrix, MeanSquaredError]                                            Layer style;
}
