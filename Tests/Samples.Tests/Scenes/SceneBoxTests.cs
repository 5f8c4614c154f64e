using System.Numerics;
using Samples.Scenes;
using Unroll.Vision;

namespace Unroll.Samples.Tests.Scenes;

public sealed class SceneBoxTests
{
    private const int Scenes = 300;

    [Theory]
    [InlineData(20, 48, 0)]
    [InlineData(20, 48, 30)]
    [InlineData(8, 16, 90)]
    [InlineData(70, 90, 180)]
    public void The_box_is_tight_around_what_was_drawn(double leastSide, double mostSide, double rotation)
    {
        var settings = new SceneSettings
        {
            MostObjects = 1, LeastSide = leastSide, MostSide = mostSide, Rotation = rotation,
        };
        SceneComposer composer = SceneParts.OnPlain(settings);
        SceneComposer without = SceneParts.OnPlain(settings with { LeastObjects = 0, MostObjects = 0 });

        for (int index = 0; index < Scenes; index++)
        {
            Scene scene = composer.Compose(index);
            // The background is drawn first, so it is the same.
            Box drawn = SceneParts.Difference(scene, without.Compose(index).Pixels[0]);

            AssertNear(drawn, Assert.Single(scene.Objects).Box, 1, index);
        }
    }

    [Fact]
    public void The_longer_side_is_the_one_that_was_asked_for()
    {
        SceneComposer composer = SceneParts.OnPlain(new SceneSettings { LeastSide = 32, MostSide = 32 });

        for (int index = 0; index < Scenes; index++)
        {
            foreach (SceneObject placed in composer.Compose(index).Objects)
                Assert.InRange(Math.Max(placed.Box.Width, placed.Box.Height), 30, 33);
        }
    }

    [Fact]
    public void The_corners_of_what_is_not_turned_are_those_of_its_box()
    {
        SceneComposer composer = SceneParts.OnPlain(new SceneSettings());

        for (int index = 0; index < Scenes; index++)
        {
            foreach (SceneObject placed in composer.Compose(index).Objects)
            {
                SceneCorners corners = placed.Corners;
                Assert.Equal(corners.UpperLeft, new Vector2(corners.LowerLeft.X, corners.UpperRight.Y));
                Assert.Equal(corners.LowerRight, new Vector2(corners.UpperRight.X, corners.LowerLeft.Y));
                Box between = new(corners.UpperLeft.X, corners.UpperLeft.Y, corners.LowerRight.X, corners.LowerRight.Y);
                AssertNear(between, placed.Box, 1.5f, index);
            }
        }
    }

    [Fact]
    public void The_corners_of_what_is_turned_are_a_rectangle_of_that_angle_in_the_scene_around_the_box()
    {
        const double rotation = 30;
        SceneComposer composer = SceneParts.OnPlain(new SceneSettings { Rotation = rotation, LeastSide = 32, MostSide = 32 });
        double greatest = 0, least = 0;

        for (int index = 0; index < Scenes; index++)
        {
            foreach (SceneObject placed in composer.Compose(index).Objects)
            {
                SceneCorners corners = placed.Corners;
                Vector2 across = corners.UpperRight - corners.UpperLeft, down = corners.LowerLeft - corners.UpperLeft;
                Assert.InRange(Vector2.Dot(across, down), -0.01f, 0.01f);
                // Clockwise: from right to down, y being down, the cross product is positive.
                Assert.True((across.X * down.Y) - (across.Y * down.X) > 0);
                Assert.InRange(Vector2.Distance(corners.LowerRight, corners.UpperLeft + across + down), 0, 0.001f);
                Assert.InRange(MathF.Max(across.Length(), down.Length()), 31.99f, 32.01f);
                double angle = Math.Atan2(across.Y, across.X) * 180 / Math.PI;
                Assert.InRange(angle, -rotation - 0.001, rotation + 0.001);
                (greatest, least) = (Math.Max(greatest, angle), Math.Min(least, angle));

                Box around = corners.Bounds();
                Assert.True(around.Left >= -0.001f && around.Top >= -0.001f && around.Right <= 128.001f && around.Bottom <= 128.001f);
                Assert.True(
                    placed.Box.Left > around.Left - 1 && placed.Box.Top > around.Top - 1
                    && placed.Box.Right < around.Right + 1 && placed.Box.Bottom < around.Bottom + 1,
                    $"scene {index}: {placed.Box} is not within {around}");
            }
        }

        Assert.True(greatest > 29 && least < -29, $"The angles are from {least} to {greatest}.");
    }

    /// <summary>A garment that fills its box, so that its corners can be seen: a bright square, turned by a known angle.</summary>
    [Fact]
    public void A_square_is_drawn_between_its_corners()
    {
        float[] square = new float[28 * 28];
        for (int row = 9; row < 19; row++)
            square.AsSpan((row * 28) + 9, 10).Fill(1);
        var garment = new PlacedGarment(new GarmentImage(square), side: 40, angle: 20, isMirrored: false, new Vector2(50, 60));
        float[] pixels = new float[100 * 100];

        garment.Draw(pixels, 100, garment.Bounds(100, 100), black: 0, white: 1);

        Vector2 across = garment.Corners().UpperRight - garment.Corners().UpperLeft;
        Assert.InRange(Math.Atan2(across.Y, across.X) * 180 / Math.PI, 19.999, 20.001);
        double area = pixels.Sum(pixel => (double)pixel);
        Assert.InRange(area, 1590, 1610);
        for (int i = 0; i < pixels.Length; i++)
        {
            // The distance of the pixel's middle from the nearest edge of the square, in the square's own directions.
            Vector2 place = new Vector2((i % 100) + 0.5f, (i / 100) + 0.5f) - new Vector2(50, 60), unit = across / 40;
            float right = Math.Abs(Vector2.Dot(place, unit)), down = Math.Abs((place.Y * unit.X) - (place.X * unit.Y));
            float inside = 20 - Math.Max(right, down);
            if (Math.Abs(inside) > 1.5f)
                Assert.Equal(inside > 0 ? 1 : 0, pixels[i]);
        }
    }

    private static void AssertNear(Box actual, Box expected, float tolerance, int index)
    {
        float furthest = Math.Max(
            Math.Max(Math.Abs(actual.Left - expected.Left), Math.Abs(actual.Top - expected.Top)),
            Math.Max(Math.Abs(actual.Right - expected.Right), Math.Abs(actual.Bottom - expected.Bottom)));
        Assert.True(furthest <= tolerance, $"scene {index}: {actual} is not {expected} within {tolerance} pixels");
    }
}
