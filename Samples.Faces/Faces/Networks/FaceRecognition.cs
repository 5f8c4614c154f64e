using Unroll;

namespace Samples.Faces;

/// <summary>
/// dlib's residual network as face-api has it: 128 numbers of a face of 150 x 150 pixels. Those of one person lie within a Euclidean
/// distance of 0.6.
/// </summary>
[Network]
public sealed partial class FaceRecognition
{
    [Input(150, 150, 3)]                                        Layer face;
    [Conv(7, 7, 32, Stride = 2), ScaleShift, Relu]              Layer conv32_down;
    [MaxPool(3, Stride = 2)]                                    Layer pool;
    [Block<ScaledResidual>(32)]                                 Layer conv32_1;
    [Block<ScaledResidual>(32)]                                 Layer conv32_2;
    [Block<ScaledResidual>(32)]                                 Layer conv32_3;
    [Block<ScaledReduction>(64, 32, 0)]                         Layer conv64_down;
    [Block<ScaledResidual>(64)]                                 Layer conv64_1;
    [Block<ScaledResidual>(64)]                                 Layer conv64_2;
    [Block<ScaledResidual>(64)]                                 Layer conv64_3;
    [Block<ScaledReduction>(128, 64, 0)]                        Layer conv128_down;
    [Block<ScaledResidual>(128)]                                Layer conv128_1;
    [Block<ScaledResidual>(128)]                                Layer conv128_2;
    [Block<ScaledReduction>(256, 128, 1)]                       Layer conv256_down;
    [Block<ScaledResidual>(256)]                                Layer conv256_1;
    [Block<ScaledResidual>(256)]                                Layer conv256_2;
    [Block<ScaledLastReduction>(256)]                        Layer conv256_down_out;
    [GlobalAvgPool]                                             Layer average;
    [Dense(128, Bias = false)]                                  Layer fc;
}
