namespace Unroll;

/// <summary>How the weights of a layer start. n_in and n_out are the fan-in and the fan-out: the inputs that each output sums, and the outputs that each
/// input reaches (for a convolution kernel height x kernel width x channels). Biases start at 0.</summary>
public enum Initializer
{
    /// <summary><see cref="HeNormal"/> where the next activation is Relu or LeakyRelu, <see cref="XavierUniform"/> otherwise.</summary>
    Default,

    /// <summary>Normal with standard deviation sqrt(2 / n_in): He et al., "Delving Deep into Rectifiers", 2015, equation 10.</summary>
    HeNormal,

    /// <summary>Uniform in ±sqrt(6 / n_in), which has the variance of <see cref="HeNormal"/>.</summary>
    HeUniform,

    /// <summary>Normal with standard deviation sqrt(2 / (n_in + n_out)): Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
    /// networks", 2010, equation 12.</summary>
    XavierNormal,

    /// <summary>Uniform in ±sqrt(6 / (n_in + n_out)): Glorot and Bengio 2010, equation 16.</summary>
    XavierUniform,

    /// <summary>Normal with standard deviation 1, times the scale.</summary>
    Normal,

    /// <summary>Uniform in ±1, times the scale.</summary>
    Uniform,

    /// <summary>All 0.</summary>
    Zero,

    /// <summary>All equal to the value given.</summary>
    Constant,
}
