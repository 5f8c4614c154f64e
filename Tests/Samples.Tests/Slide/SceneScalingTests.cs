using Samples.Slide;

namespace Unroll.Samples.Tests.Slide;

public sealed class SceneScalingTests
{
    private const int Side = 16;

    [Fact]
    public void A_scene_at_its_own_size_is_the_scene()
    {
        float[] scene = [.. Enumerable.Range(0, Side * Side).Select(i => (i * 37 % 101) / 100f)], scaled = new float[scene.Length];

        SceneScaling.Write(scene, Side, 0, 0, Side, scaled, Side);

        Assert.Equal(scene, scaled);
    }

    [Theory]
    [InlineData(2.5f, 4f, 8f, 8)]
    [InlineData(1f, 0.5f, 12f, 20)]
    [InlineData(-3f, 2f, 24f, 12)]
    [InlineData(4f, -5f, 30f, 32)]
    public void A_plane_stays_one_and_ends_at_the_border(float left, float top, float extent, int size)
    {
        float[] scene = [.. Enumerable.Range(0, Side * Side).Select(i => (3 * (i / Side)) + (5f * (i % Side)))];
        var scaled = new float[size * size];

        SceneScaling.Write(scene, Side, left, top, extent, scaled, size);

        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column < size; column++)
            {
                double y = Math.Clamp(top + ((row + 0.5) * extent / size) - 0.5, 0, Side - 1);
                double x = Math.Clamp(left + ((column + 0.5) * extent / size) - 0.5, 0, Side - 1);
                Assert.Equal((3 * y) + (5 * x), scaled[(row * size) + column], 1e-4);
            }
        }
    }
}
