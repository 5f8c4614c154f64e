namespace Unroll_App;

/// <summary>Reads a handwritten digit.</summary>
[Network]
public sealed partial class DigitNetwork
{
    [Input(8, 8, 1)]                                      Layer image;     // height, width, channels; white is 0, black 1
    [Conv(3, 3, 16, Padding = Padding.Same), Relu]        Layer strokes;   // 16 kernels of 3 x 3
    [MaxPool(2)]                                          Layer halved;
    [Conv(3, 3, 32, Padding = Padding.Same), Relu]        Layer shapes;
    [Dense(10), SoftmaxCrossEntropy]                      Layer digit;     // Predict gives a logit a digit: the largest is the answer
}
