namespace Unroll;

/// <summary>In which names and orders the weights of a network stand in a file.</summary>
/// <remarks>
/// A library flattens planes in the order in which it keeps them. Behind a flattening PyTorch counts the channels first, then rows, then
/// columns; here, as in Keras, it is rows, columns, channels. So the weights of a dense layer there are not only transposed: their
/// columns are brought into our order too, and so are the parameters of a normalization between the two.
/// </remarks>
public enum WeightLayout
{
    /// <summary>Ours: names as in <see cref="Network.Parameters"/>; convolutions [kernel height, kernel width, in, out], transposed ones
    /// [kernel height, kernel width, out, in], dense layers [in, out].</summary>
    Unroll,

    /// <summary>
    /// PyTorch's: "c1.weight", "c1.bias", "c1.running_mean", "c1.running_var"; convolutions [out, in, kernel height, kernel width],
    /// depthwise ones [channels x multiplier, 1, kernel height, kernel width], transposed ones [in, out, kernel height, kernel width],
    /// linear layers [out, in]. Where a stage has several operations with parameters they are named as those of a Sequential:
    /// "c1.0.weight" of the convolution, "c1.1.weight" of the normalization behind it.
    /// </summary>
    PyTorch,

    /// <summary>
    /// Keras': "c1/kernel", "c1/bias", "c1/gamma", "c1/beta", "c1/moving_mean", "c1/moving_variance"; convolutions [kernel height, kernel
    /// width, in, out], depthwise ones [kernel height, kernel width, channels, multiplier], transposed ones [kernel height, kernel width,
    /// out, in], dense layers [in, out]. Where a stage has several operations with parameters, those behind the first are layers named
    /// "c1_1", "c1_2" by their place in the stage.
    /// </summary>
    Keras,
}
