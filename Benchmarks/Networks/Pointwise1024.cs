namespace Unroll.Benchmarks.Networks;

/// <summary>One 1x1 convolution of 1024 to 1024 channels at 7 x 7: pixels 4 KB apart, as the caller has them.</summary>
[Network]
public sealed partial class Pointwise1024
{
    [Input(7, 7, 1024)]    Layer image;
    [Conv(1, 1, 1024)]     Layer maps;
}
