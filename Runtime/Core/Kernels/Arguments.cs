using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Unroll.Kernels;

/// <summary>Checks of the arguments of generated methods.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Arguments
{
    /// <summary>Checks that a span holds as many values as the samples need.</summary>
    /// <param name="length">The length of the span.</param>
    /// <param name="count">The samples.</param>
    /// <param name="perSample">The values of a sample.</param>
    /// <param name="name">The name of the argument.</param>
    /// <exception cref="ArgumentException">The length is not <paramref name="count"/> x <paramref name="perSample"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckLength(int length, int count, int perSample, string name)
    {
        if (length != (long)count * perSample)
            ThrowLength(length, count, perSample, name);
    }

    /// <summary>Checks that an output does not lie over an input, which is read while outputs are written.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">The output.</param>
    /// <param name="inputName">The input's name.</param>
    /// <param name="outputName">The output's name.</param>
    /// <exception cref="ArgumentException">They share memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckApart(ReadOnlySpan<float> input, ReadOnlySpan<float> output, string inputName, string outputName)
    {
        if (input.Overlaps(output))
            ThrowOverlap(inputName, outputName);
    }

    /// <summary>Checks that two outputs do not lie over each other, where the later one would overwrite the earlier.</summary>
    /// <param name="first">An output.</param>
    /// <param name="second">Another output.</param>
    /// <param name="firstName">The name of the first.</param>
    /// <param name="secondName">The name of the second.</param>
    /// <exception cref="ArgumentException">They share memory.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckOutputsApart(ReadOnlySpan<float> first, ReadOnlySpan<float> second, string firstName, string secondName)
    {
        if (first.Overlaps(second))
            ThrowOutputs(firstName, secondName);
    }

    /// <summary>Checks the number of samples.</summary>
    /// <param name="count">The samples.</param>
    /// <param name="least">The least allowed: 0 for predictions, 1 for training.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below <paramref name="least"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckCount(int count, int least)
    {
        if (count < least)
            ThrowCount(count, least);
    }

    private static void ThrowLength(int length, int count, int perSample, string name) => throw new ArgumentException(
        count == 1
            ? $"'{name}' has {length} values; {perSample} are expected."
            : $"'{name}' has {length} values; {(long)count * perSample} are expected: {count} samples of {perSample}.",
        name);

    private static void ThrowCount(int count, int least) =>
        throw new ArgumentOutOfRangeException(nameof(count), count, $"The number of samples is {count}; at least {least} is expected.");

    [DoesNotReturn]
    private static void ThrowOutputs(string first, string second) =>
        throw new ArgumentException(
            $"The outputs '{first}' and '{second}' share memory, so that one would overwrite the other; give each memory of its own.",
            second);

    [DoesNotReturn]
    private static void ThrowOverlap(string input, string output) =>
        throw new ArgumentException(
            $"'{output}' shares memory with the input '{input}', which is still read while it is written; give it memory of its own.",
            output);
}
