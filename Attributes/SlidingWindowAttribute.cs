namespace Unroll;

/// <summary>
/// Makes of a class without stages the network of another class over a larger picture: every window of the size of that network's input is
/// predicted at once, and what neighboring windows have in common is computed once (Sermanet et al., "OverFeat: Integrated Recognition,
/// Localization and Detection using Convolutional Networks", 2014, section 3.3). A dense layer becomes a convolution whose kernel has the
/// rows and columns of its input, a global pooling becomes a pooling of windows of that size with stride 1, and outputs become maps: rows
/// of windows x columns of windows x outputs. The names and shapes of the parameters stay, so that the files of the network can be loaded.
/// </summary>
/// <remarks>
/// <para>The windows lie as many pixels apart as the strides of the convolutions and poolings multiply to. Padding within the network is
/// around the picture: inside it a window reads its neighbors where its crop has zeros.</para>
/// <para>The class predicts only; losses are left out, and the network itself is what is trained. The class is partial and obeys the rules
/// of <see cref="NetworkAttribute"/>, whose <see cref="NetworkAttribute.Exact"/> is taken from the network, for its dense layers,
/// too.</para>
/// </remarks>
/// <typeparam name="TNetwork">The class with <see cref="NetworkAttribute"/>, of one input that has rows and columns. Of another assembly
/// its stages, and those of its blocks, are public fields.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class SlidingWindowAttribute<TNetwork> : Attribute
    where TNetwork : class
{
    /// <summary>Slides the network over pictures of that size, which have the channels of its input.</summary>
    /// <param name="height">Rows of the picture, at least those of the network's input.</param>
    /// <param name="width">Columns of the picture, at least those of the network's input.</param>
    public SlidingWindowAttribute(int height, int width) => (Height, Width) = (height, width);

    /// <summary>Rows of the picture.</summary>
    public int Height { get; }

    /// <summary>Columns of the picture.</summary>
    public int Width { get; }
}
