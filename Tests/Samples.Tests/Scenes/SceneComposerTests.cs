using Samples.Scenes;
using Samples.Training;
using Unroll.Tests;
using Unroll.Vision;

namespace Unroll.Samples.Tests.Scenes;

public sealed class SceneComposerTests
{
    [Fact]
    public void A_scene_depends_on_the_seed_and_its_index_alone()
    {
        var settings = new SceneSettings { Rotation = 20 };
        SceneComposer composer = SceneParts.OnPhotographs(settings), again = SceneParts.OnPhotographs(settings);
        var backwards = new Scene[40];
        Parallel.For(0, backwards.Length, i => backwards[39 - i] = again.Compose(39 - i));

        for (int index = 0; index < backwards.Length; index++)
        {
            Scene scene = composer.Compose(index);

            Assert.Equal(scene.Pixels, backwards[index].Pixels);
            Assert.Equal(scene.Objects, backwards[index].Objects);
        }
    }

    [Fact]
    public void Scenes_of_other_seeds_and_indices_are_others()
    {
        Scene scene = SceneParts.OnPhotographs(new(), seed: 1).Compose(1);

        Assert.NotEqual(scene.Pixels, SceneParts.OnPhotographs(new(), seed: 1).Compose(2).Pixels);
        Assert.NotEqual(scene.Pixels, SceneParts.OnPhotographs(new(), seed: 2).Compose(1).Pixels);
    }

    [Fact]
    public void Training_development_and_test_scenes_have_objects_at_other_places()
    {
        SceneSets sets = SceneSets.Create(SceneParts.Images, new() { LeastObjects = 1 }, seed: 1);
        Box[] first = [.. new[] { sets.Train, sets.Dev, sets.Test }.Select(part => part.Compose(0).Objects[0].Box)];

        Assert.Equal(3, first.Distinct().Count());
    }

    [Fact]
    public void Pixels_are_from_0_to_1_and_boxes_lie_in_the_scene()
    {
        SceneComposer composer = SceneParts.OnPhotographs(new() { Height = 96, Width = 160, Rotation = 45, MostObjects = 12 });
        float least = 1, greatest = 0;

        for (int index = 0; index < 300; index++)
        {
            Scene scene = composer.Compose(index);
            Assert.Equal(96 * 160, scene.Pixels.Length);
            (least, greatest) = (Math.Min(least, scene.Pixels.Min()), Math.Max(greatest, scene.Pixels.Max()));
            Assert.DoesNotContain(scene.Pixels, float.IsNaN);
            foreach (SceneObject placed in scene.Objects)
            {
                Assert.InRange(placed.Class, 0, 9);
                Assert.True(placed.Box.IsValid && placed.Box.Area > 0 && placed.Box == placed.Box.Clip(96, 160), $"{placed.Box}");
            }
        }

        Assert.InRange(least, 0, 0.1f);
        Assert.InRange(greatest, 0.9f, 1);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 3)]
    [InlineData(2, 4)]
    public void Scenes_with_room_have_every_number_of_objects_that_was_asked_for(int least, int most)
    {
        SceneComposer composer = SceneParts.OnPlain(
            new() { LeastObjects = least, MostObjects = most, LeastSide = 10, MostSide = 20, MostOverlap = 1, MostHidden = 1 });

        int[] counts = [.. Enumerable.Range(0, 200).Select(index => composer.Compose(index).Objects.Count).Distinct().Order()];

        Assert.Equal(Enumerable.Range(least, most - least + 1), counts);
    }

    [Fact]
    public void Objects_without_room_are_left_out_and_the_others_overlap_as_allowed()
    {
        var settings = new SceneSettings { LeastObjects = 20, MostObjects = 20, LeastSide = 30, MostOverlap = 0.2, MostHidden = 0.4 };
        SceneComposer composer = SceneParts.OnPlain(settings);
        float most = 0;

        for (int index = 0; index < 100; index++)
        {
            IReadOnlyList<SceneObject> objects = composer.Compose(index).Objects;
            Assert.InRange(objects.Count, 1, 19);
            for (int lower = 0; lower < objects.Count; lower++)
            {
                Box below = objects[lower].Box;
                double hidden = 0;
                foreach (SceneObject above in objects.Skip(lower + 1))
                {
                    float overlap = Box.IntersectionOverUnion(below, above.Box);
                    most = Math.Max(most, overlap);
                    hidden += overlap / (1 + overlap) * (below.Area + above.Box.Area) / below.Area;
                }

                Assert.InRange(hidden, 0, settings.MostHidden + 1e-4);
            }
        }

        Assert.InRange(most, 0.15f, (float)settings.MostOverlap);
    }

    [Fact]
    public void Every_class_is_there_and_no_object_has_the_class_of_another_image()
    {
        // One image of each class, as bright as its class is high: what is drawn tells the class.
        float[] images = new float[10 * 28 * 28];
        for (int sample = 0; sample < 10; sample++)
            images.AsSpan(sample * 28 * 28, 28 * 28).Fill((sample + 1) / 10f);
        var composer = new SceneComposer(
            new DataSet(images, [.. Enumerable.Range(0, 10)]), SceneSets.Create(SceneParts.Images, new(), 1).Train.Backgrounds,
            new() { MostObjects = 1 }, seed: 3);
        int[] counts = new int[10];

        for (int index = 0; index < 500; index++)
            counts[Assert.Single(composer.Compose(index).Objects).Class]++;

        Assert.All(counts, count => Assert.InRange(count, 20, 90));
    }

    [Fact]
    public void Composing_into_memory_allocates_nothing()
    {
        SceneComposer composer = SceneParts.OnPhotographs(new() { Rotation = 30 });
        float[] pixels = new float[128 * 128];
        var objects = new SceneObject[6];
        int index = 0;
        void Compose() => composer.ComposeInto(index++, pixels, objects);
        Compose();

        Assert.Equal(0, Allocation.Of(Compose, calls: 20));

        int count = composer.ComposeInto(7, pixels, objects);
        Scene scene = composer.Compose(7);
        Assert.Equal(scene.Pixels, pixels);
        Assert.Equal(scene.Objects, objects[..count]);
    }

    [Fact]
    public void Memory_of_another_size_is_refused()
    {
        SceneComposer composer = SceneParts.OnPlain(new());

        var pixels = Assert.Throws<ArgumentException>(() => composer.ComposeInto(0, new float[100], new SceneObject[6]));
        var objects = Assert.Throws<ArgumentException>(() => composer.ComposeInto(0, new float[128 * 128], new SceneObject[5]));

        Assert.Contains("100 pixels; expected 128 x 128", pixels.Message, StringComparison.Ordinal);
        Assert.Contains("5 objects; a scene has up to 6", objects.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_without_a_garment_is_left_out()
    {
        var black = new DataSet(new float[28 * 28], [0]);
        var composer = new SceneComposer(black, new SceneBackgrounds(new Picture(4, 4, channels: 1)), new(), seed: 1);

        Assert.Empty(composer.Compose(0).Objects);
    }
}
