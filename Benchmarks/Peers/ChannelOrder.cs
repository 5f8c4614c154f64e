namespace Unroll.Benchmarks.Peers;

/// <summary>Brings samples from our order, height x width x channels, into channels x height x width, and back.</summary>
internal static class ChannelOrder
{
    public static float[] ToFirst(float[] samples, int count, ValueDescription value) =>
        Transpose(samples, count, value.Height * value.Width, value.Channels);

    public static float[] ToLast(float[] samples, int count, ValueDescription value) =>
        Transpose(samples, count, value.Channels, value.Height * value.Width);

    private static float[] Transpose(float[] matrices, int count, int rows, int columns)
    {
        float[] transposed = new float[matrices.Length];
        for (int matrix = 0; matrix < count; matrix++)
        {
            int first = matrix * rows * columns;
            for (int row = 0; row < rows; row++)
            {
                for (int column = 0; column < columns; column++)
                    transposed[first + column * rows + row] = matrices[first + row * columns + column];
            }
        }

        return transposed;
    }
}
