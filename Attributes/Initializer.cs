namespace Unroll;

/// <summary>
/// How weights start. Biases always start at 0. The fan-in of a weight is the number of inputs that each output sums (kernel height x
/// kernel width x input channels / groups), the fan-out the number of outputs that each input reaches. Those of a transposed convolution
/// are counted as if its weights were a convolution's, as PyTorch and Keras do without groups: kernel height x kernel width x filters /
/// groups, and kernel height x kernel width x input channels / groups.
/// </summary>
public enum Initializer
{
    /// <summary><see cref="HeNormal"/> where the next activation in the graph is a rectifier: Relu, LeakyRelu, Relu6, Elu, Gelu,
    /// Silu, Mish, HardSwish or PRelu. These keep about half of the mean square of what they are given.
    /// Otherwise <see cref="XavierUniform"/>.</summary>
    Default,

    /// <summary>Normal with standard deviation sqrt(2 / fan-in) (He et al., "Delving Deep into Rectifiers", 2015, equation 10).</summary>
    HeNormal,

    /// <summary>Uniform in [-limit, limit] with limit sqrt(6 / fan-in), the variance of <see cref="HeNormal"/>.</summary>
    HeUniform,

    /// <summary>Normal with standard deviation sqrt(2 / (fan-in + fan-out)), the variance of <see cref="XavierUniform"/>.</summary>
    XavierNormal,

    /// <summary>
    /// Uniform in [-limit, limit] with limit sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio, "Understanding the difficulty of training
    /// deep feedforward neural networks", 2010, equation 16).
    /// </summary>
    XavierUniform,

    /// <summary>Normal with standard deviation 1; set it by <see cref="InitAttribute.Scale"/>.</summary>
    Normal,

    /// <summary>Uniform in [-1, 1]; set the limit by <see cref="InitAttribute.Scale"/>.</summary>
    Uniform,

    /// <summary>All weights 0.</summary>
    Zero,

    /// <summary>All weights <see cref="InitAttribute.Value"/>.</summary>
    Constant,
}
