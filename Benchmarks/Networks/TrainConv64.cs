namespace Unroll.Benchmarks.Networks;

/// <summary>
/// One 3x3 convolution of 64 to 64 channels at 28 x 28, in training. A 1x1 convolution before it, 1/36 of its work, has weights to learn.
/// So the gradient with respect to the input of the larger one is computed too. The loss behind it reads every element of its output.
/// </summary>
[Network]
public sealed partial class TrainConv64
{
    [Input(28, 28, 16)]                                                 Layer image;
    [Conv(1, 1, 64)]                                                    Layer spread;
    [Conv(3, 3, 64, Padding = Padding.Same), MeanSquaredError]          Layer maps;
}
