namespace PoolCoordination.Tests.Shell;

/// <summary>Commands with the effects that they have, at least one for each line of the tables.</summary>
internal static class CommandExamples
{
    /// <summary>Programs other than git.</summary>
    public const string Programs = """

        deletes => rm a.py
        deletes => trash a.py
        deletes => unlink a.py
        overwrites => shred a.py
        moves-away overwrites => mv a.py b.py
        overwrites => cp a.py b.py
        overwrites => install a.py b.py
        overwrites => ln -f a.py b.py
        deletes overwrites => rsync -a --delete a/ b/
        overwrites => scp a.py b.py
        moves-away => rename s/a/b/ a.py
        moves-away => gzip a.py
        moves-away => xz a.py
        moves-away => bzip2 a.py
        overwrites => tee a.py
        changes => tee -a a.py
        overwrites => sponge a.py
        overwrites => truncate a.py
        overwrites => iconv -t utf-8 b.txt -o a.txt
        overwrites => sort b.txt -o a.txt
        overwrites => curl -s -o a.py http://127.0.0.1/x
        overwrites => curl -sO http://127.0.0.1/a.py
        overwrites => wget -O a.py http://127.0.0.1/x
        overwrites => tar -xf b.tar a.py
        overwrites => unzip -o b.zip a.py
        changes => ed a.py
        changes => sed -i.bak 's/1/2/' a.py
        changes => gsed -i.bak 's/1/2/' a.py
        changes => perl -pi -e 's/1/2/' a.py
        changes => ruby -pi -e 'x' a.py
        changes => gawk -i inplace '{print}' a.py
        changes => awk -i inplace '{print}' a.py
        changes => yq -i '.a = 1' a.json
        changes => jq -i '.a = 1' a.json
        changes => patch a.py
        changes => apply_patch '*** Update File: a.py'
        changes => dos2unix a.py
        changes => unix2dos a.py
        changes => ex -s -c 'x' a.py
        changes => sd a b a.py
        formats => codespell -w a.py
        formats => comby 'a' 'b' -in-place a.py
        formats => prettier -w a.py
        formats => eslint --fix a.py
        formats => stylelint --fix a.py
        formats => standard --fix a.py
        formats => biome check --write a.py
        formats => biome format --write a.py
        formats => biome lint --write a.py
        formats => jscodeshift a.py
        formats => black a.py
        formats => isort a.py
        formats => autopep8 -i a.py
        formats => yapf -i a.py
        formats => autoflake -i a.py
        formats => pyupgrade a.py
        formats => ruff format a.py
        formats => ruff check --fix a.py
        formats => gofmt -w a.py
        formats => goimports -w a.py
        formats => gofumpt -w a.py
        formats => go fmt a.py
        formats => rustfmt a.py
        formats => cargo fmt a.py
        formats => cargo fix a.py
        formats => cargo clippy --fix a.py
        formats => dotnet format a.py
        formats => clang-format -i a.py
        formats => shfmt -w a.py
        formats => terraform fmt a.py
        formats => deno fmt a.py
        formats => dart format a.py
        formats => mix format a.py
        formats => zig fmt a.py
        formats => buf format -w a.py
        formats => swiftformat a.py
        formats => swift-format -i a.py
        formats => ktlint -F a.py
        formats => ktfmt a.py
        formats => google-java-format -i a.py
        formats => stylua a.py
        formats => taplo fmt a.py
        formats => rubocop -a a.py
        formats => standardrb --fix a.py
        formats => php-cs-fixer fix a.py
        formats => phpcbf a.py
        formats => pre-commit run -a a.py
        kills => pkill node
        kills => killall node
        kills => kill-port node
        kills => skill node
        kills => fuser -k node
        kills => taskkill /IM node.exe /F
        drops => docker compose down -v
        drops => docker-compose down -v
        drops => docker compose rm -v
        drops => podman compose down -v
        drops => docker volume rm
        drops => docker volume prune
        drops => docker system prune --volumes
        drops => podman volume rm
        drops => podman volume prune
        drops => dropdb
        drops => mysqladmin drop
        drops => redis-cli -n 1 FLUSHALL
        drops => prisma migrate reset
        drops => prisma db push --force-reset
        drops => rails db:drop
        drops => rails db:reset
        drops => rails db:migrate:reset
        drops => rake db:drop
        drops => rake db:reset
        drops => knex migrate:rollback
        drops => sequelize db:drop
        drops => sequelize-cli db:drop
        drops => typeorm schema:drop
        drops => supabase db reset
        drops => alembic downgrade base
        drops => migrate reset
        drops => diesel database reset
        drops => sqlx database drop
        drops => sqlx database reset
        drops => mix ecto.drop
        drops => mix ecto.reset
        drops => php artisan migrate:fresh
        drops => php artisan migrate:reset
        drops => php artisan migrate:refresh
        drops => php artisan db:wipe
        drops => python manage.py flush
        drops => python3 manage.py flush
        drops => dotnet ef database drop
        drops => psql -c "DROP DATABASE shop"
        drops => mysql -e "DROP DATABASE shop"
        weakens => pool trust
        weakens => pool uninstall
        weakens => pool option shellGuard off

        """;

    /// <summary>Cmdlets and their aliases.</summary>
    public const string Cmdlets = """

        overwrites => Set-Content -Path a.py -Value x
        changes => Add-Content -Path a.py
        overwrites => Out-File -FilePath a.py
        changes => Out-File -Append -FilePath a.py
        overwrites => Tee-Object -FilePath a.py
        changes => Tee-Object -Append -FilePath a.py
        overwrites => Clear-Content -Path a.py
        deletes => Remove-Item -Path a.py
        moves-away overwrites => Move-Item a.py -Destination b.py
        overwrites => Copy-Item a.py -Destination b.py
        moves-away => Rename-Item a.py b.py
        overwrites => New-Item -Force -Path a.py
        overwrites => Invoke-Webrequest -Uri http://127.0.0.1/x -OutFile a.py
        overwrites => Export-Csv -Path a.py
        kills => Stop-Process -Name node
        kills => Stop-Process -Name node
        weakens => Set-Pooloption guard off
        weakens => Grant-Pooltrust
        weakens => Uninstall-Poolhook
        overwrites => sc a.py x
        changes => ac a.py x
        deletes => rm a.py
        deletes => ri a.py
        deletes => del a.py
        deletes => erase a.py
        deletes => rd a.py
        deletes => rmdir a.py
        moves-away overwrites => mv a.py b.py
        moves-away overwrites => mi a.py b.py
        moves-away overwrites => move a.py b.py
        overwrites => cp a.py b.py
        overwrites => cpi a.py b.py
        overwrites => copy a.py b.py
        moves-away => ren a.py b.py
        moves-away => rni a.py b.py
        overwrites => clc a.py
        overwrites => ni a.py -Force
        overwrites => tee a.py
        overwrites => iwr http://127.0.0.1/x -OutFile a.py
        overwrites => epcsv a.py
        kills => kill -Name node
        kills => spps -Name node

        """;

    /// <summary>Git.</summary>
    public const string Git = """

        stages => git add .
        stages => git stage -A
        moves-head => git am fix.patch
        changes => git apply fix.patch
        overwrites => git archive -o a.tar HEAD
        moves-head => git bisect start HEAD v1
        moves-head => git branch -M trunk
        moves-head => git checkout main
        discards => git checkout docs_a.md
        discards => git checkout main src
        discards moves-head => git checkout -f main
        moves-head => git checkout -b docs_a.md
        discards => git checkout-index -fa
        moves-head => git cherry-pick abc
        cleans => git clean -fd
        commits => git commit -m x
        commits => git commit -am x
        commits moves-head => git commit --amend --no-edit
        overwrites => git diff --output=a.patch
        moves-head => git filter-branch --tree-filter x
        discards moves-head => git filter-repo --path src
        overwrites => git log --output=a.txt
        stashes moves-head => git merge --autostash main
        moves-away overwrites => git mv docs_a.md b.md
        moves-head => git pull
        stashes moves-head => git -c rebase.autoStash=true pull --rebase
        discards unstages => git read-tree --reset -u HEAD
        moves-head => git rebase main
        takes-stash => git reflog delete stash@{0}
        discards moves-head => git reset --hard HEAD~1
        unstages => git reset docs_a.md
        unstages => git restore --staged .
        discards unstages => git restore -SW .
        moves-head => git revert HEAD
        deletes => git rm docs_a.md
        unstages => git rm --cached docs_a.md
        overwrites => git show HEAD:a --output a.txt
        discards moves-head => git sparse-checkout set docs
        stashes => git stash
        stashes => git stash save words
        takes-stash => git stash drop
        takes-stash moves-head => git stash branch try
        discards => git submodule update --force lib
        discards moves-head => git switch --discard main
        moves-head => git symbolic-ref HEAD refs/heads/x
        stages => git update-index --add docs_a.md
        moves-head => git update-ref refs/heads/main abc
        removes-tree => git worktree remove ../x

        """;
}
