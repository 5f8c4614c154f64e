using Samples.Faces;
using Unroll.Vision;

namespace Unroll.Samples.Tests.Faces;

public sealed class FaceSampleTests
{
    [Fact]
    public void Without_the_weights_it_says_how_to_get_them()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-faces-").FullName;
        try
        {
            var settings = new FacesSettings([], Model: null, Fetch: false, Side: null, Live: null, folder);
            string offline = Assert.Throws<InvalidDataException>(() => FacePackage.Find(settings)).Message;
            Assert.Contains("--fetch", offline, StringComparison.Ordinal);
            Assert.Contains(FacePackage.Name, offline, StringComparison.Ordinal);

            // A folder that was given is not looked for elsewhere.
            string other = Path.Combine(folder, "other");
            FacesSettings elsewhere = settings with { Model = other, Fetch = true };
            string given = Assert.Throws<InvalidDataException>(() => FacePackage.Find(elsewhere)).Message;
            Assert.Contains(other, given, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_folder_of_the_package_or_the_one_in_it_will_do()
    {
        using var model = new MadeUpModel();
        string parent = Directory.CreateTempSubdirectory("unroll-faces-").FullName;
        try
        {
            string inside = Path.Combine(parent, "package", "model");
            Directory.CreateDirectory(Path.GetDirectoryName(inside)!);
            Directory.CreateSymbolicLink(inside, model.Folder);
            var settings = new FacesSettings([], model.Folder, Fetch: false, Side: null, Live: null, "nowhere");

            Assert.Equal(model.Folder, FacePackage.Find(settings));
            Assert.Equal(inside, FacePackage.Find(settings with { Model = parent }));
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    [Fact]
    public void Marked_faces_are_counted_where_a_box_overlaps_enough()
    {
        string picture = Path.Combine(AppContext.BaseDirectory, "Data", "faces", "solvay-1927.png");

        // The second box of the file is (499, 488) to (555, 544); the other is half of it, and a little less.
        FaceTruth truth = FaceTruth.Beside(picture)!;
        Assert.StartsWith("recall: 1 of 30 ", truth.Compare([new FoundFace(new Box(499, 488, 527, 544), 1)]), StringComparison.Ordinal);
        Assert.StartsWith("recall: 0 of 30 ", truth.Compare([new FoundFace(new Box(499, 488, 526, 544), 1)]), StringComparison.Ordinal);
        Assert.Null(FaceTruth.Beside("astronaut.png"));
    }

    [Fact]
    public void A_wrong_corner_is_named()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-faces-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "one-faces.txt"), "face\n1 2\n1 5\n4 x\n4 5\n");

            var error = Assert.Throws<InvalidDataException>(() => FaceTruth.Beside(Path.Combine(folder, "one.png")));

            Assert.Contains("'4 x'", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [PublishedFacesFact]
    public void With_the_published_weights_the_numbers_are_those_of_face_api()
    {
        Assert.Equal(0, FaceCheck.Run(PublishedFacesFactAttribute.Folder!));
    }
}
