using Samples.Edges;

namespace Unroll.Samples.Tests;

public sealed class EdgeTests
{
    private const int Side = 512, Filters = 6;

    /// <summary>
    /// On a plane every one of the kernels gives the plane's slope: across from the even filters, down from the odd ones. The
    /// slopes are powers of two, so that the pixels are exact and only the kernels' weights round: nine products of at most 1
    /// with weights of at most 1/3.
    /// </summary>
    [Fact]
    public void Every_kernel_measures_the_slope_of_a_plane()
    {
        const float Across = 1f / 1024, Down = 1f / 2048, Tolerance = 9 * 6e-8f;
        float[] plane = [.. Enumerable.Range(0, Side * Side).Select(pixel => pixel % Side * Across + pixel / Side * Down)];
        float[] gradients = new float[Side * Side * Filters];
        using var network = new EdgeFilters();
        network.Parameters["gradients.weights"].CopyFrom(EdgeKernels.Weights());

        network.Predict(plane, gradients);

        for (int pixel = 0; pixel < Side * Side; pixel++)
        {
            // The padding is black, so the outermost pixels see an edge of their own.
            if (pixel % Side is 0 or Side - 1 || pixel / Side is 0 or Side - 1)
                continue;
            for (int filter = 0; filter < Filters; filter++)
                Assert.Equal(filter % 2 == 0 ? Across : Down, gradients[pixel * Filters + filter], Tolerance);
        }
    }
}
