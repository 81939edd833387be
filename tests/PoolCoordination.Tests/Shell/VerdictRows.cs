namespace PoolCoordination.Tests.Shell;

/// <summary>
/// Commands with the verdict that each gets in a situation of <see cref="ShellScene"/>; <c>\n</c> stands for a line break.
/// </summary>
internal static class VerdictRows
{
    /// <summary>Lines of Bash.</summary>
    public const string Bash = """

        dirty | deny | git stash push --include-untracked -m wip
        dirty | deny | git stash save "wip"
        dirty | deny | git stash -q --all
        dirty | deny | git stash push -k
        dirty | deny | git stash push -- src
        dirty | deny | git stash push src/pay.py
        dirty | deny | git stash push --staged
        dirty | pass | git stash push -m mine -- docs_a.md
        dirty | pass | git stash push -m mine docs_a.md
        dirty | pass | git stash -- docs_a.md
        dirty | pass | git stash show -p stash@{0}
        dirty | pass | git stash apply
        dirty | pass | git stash apply stash@{1}
        dirty | pass | git stash store -m x 3f2a9c1d0b
        dirty | deny | git stash pop
        dirty | pass | git stash push -- docs_a.md && git stash pop
        dirty | deny | git stash drop 0
        dirty | deny | git checkout -f
        dirty | deny | git checkout --force other
        dirty | deny | git checkout -fq main
        dirty | deny | git checkout .
        dirty | deny | git checkout src/pay.py
        dirty | deny | git checkout -- '*.py'
        dirty | deny | git checkout -- *.py
        dirty | deny | git checkout HEAD .
        dirty | deny | git checkout --ours src/pay.py
        dirty | deny | cd src && git checkout pay.py
        dirty | deny | git checkout -- :/
        dirty | pass | git checkout docs_a.md
        dirty | pass | git checkout HEAD~2 -- docs_a.md
        dirty | warn | git checkout -b feature
        dirty | warn | git checkout -
        dirty | warn | git checkout --detach
        dirty | warn | git switch main
        dirty | warn | git switch -c feature
        dirty | warn | git switch -
        dirty | warn | git switch --detach v1
        dirty | deny | git switch -C main origin/main --discard
        dirty | deny | git restore src
        dirty | deny | git restore -s HEAD~1 -SW .
        dirty | deny | git restore '*.py'
        dirty | deny | git restore ':!docs_a.md'
        dirty | pass | git restore docs_a.md
        dirty | pass | git restore --staged docs_a.md
        dirty | warn | git restore --staged src/cart.py
        dirty | deny | git reset --hard
        dirty | deny | git reset --hard origin/main -q
        dirty | deny | git reset --merge
        dirty | warn | git reset
        dirty | warn | git reset HEAD
        dirty | warn | git reset HEAD~1
        dirty | warn | git reset -q -- src/cart.py
        dirty | pass | git reset docs_a.md
        dirty | pass | git reset HEAD -- docs_a.md
        dirty | warn | git reset --keep HEAD~1
        dirty | deny | git clean -f
        dirty | deny | git clean -dff
        dirty | deny | git clean -fX
        dirty | deny | git clean -xdf -- .
        dirty | pass | git clean -nfd
        dirty | pass | git clean -fd build
        dirty | pass | git clean -fd -e new_b.py
        dirty | pass | git clean -d
        dirty | deny | git -c clean.requireForce=false clean -d
        dirty | warn | git pull
        dirty | warn | git pull --ff-only
        dirty | warn | git pull --rebase origin main
        dirty | deny | git -c rebase.autoStash=true pull --rebase
        dirty | warn | git rebase main
        dirty | pass | git rebase --abort
        dirty | warn | git cherry-pick abc123
        dirty | warn | git revert --no-edit HEAD
        dirty | warn | git merge --no-ff other
        dirty | deny | git merge --autostash other
        dirty | pass | git merge --continue
        dirty | warn | git am fix.patch
        dirty | pass | git apply --check fix.patch
        dirty | warn | git add .
        dirty | warn | git add -A
        dirty | warn | git add -u src
        dirty | warn | git add src/pay.py
        dirty | pass | git add -p docs_a.md
        dirty | pass | git add -n .
        dirty | deny | git add -A; git commit -qm wip
        dirty | deny | git commit -am "wip"
        dirty | deny | git commit -m x src/pay.py
        dirty | deny | git commit -m x -- src
        dirty | deny | git commit -i docs_a.md -m x
        dirty | pass | git commit -o docs_a.md -m x
        dirty | pass | git commit -m x docs_a.md
        dirty | pass | git commit --message=x --only -- docs_a.md
        dirty | deny | git commit -F msg.txt
        dirty | deny | git commit --fixup abc123
        dirty | warn | git restore --staged src && git commit -m x
        dirty | deny | git rm -f src/pay.py
        dirty | deny | git rm -r --force src
        dirty | warn | git rm --cached src/cart.py
        dirty | deny | git mv src lib
        dirty | pass | git worktree list
        dirty | pass | git worktree prune
        dirty | pass | git worktree add ../wt other && cd ../wt && git reset --hard
        dirty | pass | git branch -d old
        dirty | pass | git tag v1
        dirty | pass | git log --oneline -n 5 -- src/pay.py
        dirty | pass | git diff HEAD -- src
        dirty | pass | git push --force-with-lease
        dirty | pass | git rev-parse HEAD
        dirty | pass | git ls-files | wc -l
        dirty | pass | git remote update
        dirty | pass | git gc
        dirty | deny | git read-tree -u --reset HEAD
        dirty | deny | git checkout-index -a -f
        dirty | deny | git filter-repo --path src --force
        dirty | deny | git update-ref -d refs/stash
        dirty | deny | sudo git clean -fdx
        dirty | deny | /usr/bin/git reset --hard
        dirty | deny | env GIT_PAGER=cat git stash
        dirty | deny | GIT_EDITOR=true git stash
        dirty | deny | timeout 10 git stash
        dirty | deny | command git stash
        dirty | deny | if true; then git stash; fi
        dirty | deny | for i in 1 2; do git checkout .; done
        dirty | deny | bash -lc 'cd src && git checkout .'
        dirty | deny | eval "git stash"
        dirty | deny | git stash && git pull && git stash pop
        dirty | deny | { git stash; }
        dirty | deny | echo $(git stash)
        dirty | deny | true && git stash -u >/dev/null 2>&1 || true
        dirty | deny | xargs git checkout -- < /dev/null; git checkout -- src/pay.py
        dirty | deny | git ls-files -m | xargs git checkout --
        dirty | deny | git diff --name-only | xargs rm
        dirty | deny | git status --short | awk '{print $2}' | xargs rm -f
        dirty | pass | ssh host 'cd /srv && git reset --hard'
        dirty | pass | kubectl exec pod -- rm -rf /src
        dirty | deny | rm -rf src
        dirty | deny | rm -rf .
        dirty | deny | rm -rf *
        dirty | deny | rm -r ./src/
        dirty | deny | rm src/*.py
        dirty | deny | rm .env
        dirty | deny | rm -rf .git
        dirty | pass | rm -rf node_modules dist
        dirty | pass | rm src/other.py
        dirty | pass | rm -f *.pyc
        dirty | pass | find . -name '*.pyc' -delete
        dirty | pass | find . -type d -name __pycache__ -exec rm -rf {} +
        dirty | deny | find . -name '*.py' | xargs rm
        dirty | warn | grep -rl foo src | xargs sed -i 's/foo/bar/'
        dirty | warn | sed -i '' 's/a/b/' src/pay.py
        dirty | warn | perl -pi -e 's/a/b/' src/*.py
        dirty | pass | sed 's/a/b/' src/pay.py > /tmp/out.py
        dirty | pass | perl -ne 'print' src/pay.py
        dirty | warn | echo "x = 2" >> src/pay.py
        dirty | warn | cat >> .env <<EOF\nA=1\nEOF
        dirty | deny | cp docs_a.md src/pay.py
        dirty | deny | cp /tmp/pay.py src/
        dirty | deny | mv /tmp/pay.py src
        dirty | pass | cp src/pay.py docs_b.md
        dirty | pass | cp docs_a.md src/
        dirty | deny | mv src /tmp/src
        dirty | deny | mv src/new_b.py src/x.py
        dirty | deny | ln -sf ../x src/pay.py
        dirty | deny | truncate -s 0 src/pay.py
        dirty | deny | rsync -a --delete ../backup/ ./
        dirty | deny | wget -O src/pay.py http://127.0.0.1/x
        dirty | deny | shred -u src/pay.py
        dirty | deny | sort src/pay.py -o src/pay.py
        dirty | warn | npx eslint --fix src
        dirty | pass | npx eslint src
        dirty | pass | black --check .
        dirty | pass | black docs_a.md
        dirty | warn | ruff format
        dirty | warn | isort .
        dirty | warn | python -m black src
        dirty | pass | gofmt -l .
        dirty | warn | clang-format -i src/pay.py
        dirty | warn | pre-commit run --all-files
        dirty | warn | kill $(lsof -ti:3000)
        dirty | warn | pgrep -f vite | xargs kill
        dirty | warn | docker compose down -v
        dirty | pass | docker compose down
        dirty | pass | docker compose up -d
        dirty | ask | pool uninstall
        dirty | ask | pool option shellGuard off
        dirty | pass | pool option shellGuard
        dirty | pass | pool status
        dirty | ask | POOL_SHELL_GUARD=off git stash
        dirty | deny | POOL_SHELL_GUARD=off ls && git stash
        dirty | pass | git commit -m "rm -rf src" -- docs_a.md
        dirty | pass | echo "git stash" | tee notes.txt
        dirty | pass | cat <<'EOF' > notes.md\ngit reset --hard\nrm -rf src\nEOF
        dirty | pass | grep -rn "git clean -fd" src
        dirty | pass | git log --grep="git stash pop"
        dirty | pass | cat src/pay.py
        dirty | pass | diff src/pay.py /tmp/pay.py > /tmp/d.txt
        dirty | pass | python3 src/pay.py > /tmp/log 2>&1
        dirty | pass | pytest src -q 2>&1 | tail -5
        dirty | pass | chmod +x src/pay.py
        dirty | pass | tar czf /tmp/s.tgz src
        dirty | pass | tar xzf vendor.tgz
        dirty | pass | pip install -r requirements.txt
        dirty | pass | npm install
        dirty | pass | yarn install
        dirty | pass | git -C /srv/other reset --hard
        dirty | pass | cd /tmp/x && git add -A && git commit -m x
        dirty | deny | git stash -um "wip: my stuff"
        dirty | deny | git stash push --message="x" --include-untracked
        dirty | deny | cd src; git stash
        dirty | deny | git -C src stash
        dirty | deny | git --git-dir=.git --work-tree=. reset --hard
        dirty | deny | git -c core.pager=cat -c user.name=x stash
        dirty | deny | git stash && git checkout main && git stash pop
        dirty | deny | git checkout main && git reset --hard origin/main
        dirty | deny | git fetch origin && git reset --hard origin/main
        dirty | deny | git reset --hard @{u}
        dirty | deny | git clean -ffdx && npm ci
        dirty | deny | git checkout HEAD~1 -- .
        dirty | deny | git checkout stash@{0} -- src/pay.py
        dirty | deny | git checkout --theirs -- .
        dirty | deny | git checkout --conflict=merge src/pay.py
        dirty | deny | git checkout src docs_a.md
        dirty | deny | git restore --source HEAD src/pay.py docs_a.md
        dirty | deny | git restore -W src/pay.py
        dirty | deny | git restore :/src
        dirty | deny | git restore -- ':(top)src'
        dirty | deny | git restore --staged --worktree -- .
        dirty | pass | git restore -- docs_a.md README.md
        dirty | pass | git restore -- ':(exclude)src' docs_a.md
        dirty | deny | git checkout -- . ':!docs_a.md'
        dirty | pass | git checkout -- . ':!src'
        dirty | pass | git status && git diff --stat
        dirty | pass | git stash list | head
        dirty | pass | git show stash@{0} -- src/pay.py
        dirty | pass | git cat-file -p HEAD:src/pay.py
        dirty | pass | git log -p -S"git reset --hard" -- src
        dirty | pass | git blame -L 1,5 src/pay.py && git shortlog -sn
        dirty | pass | git diff --stat > /tmp/stat.txt
        dirty | pass | git diff -- docs_a.md > docs_a.patch
        dirty | pass | git format-patch -1 -o /tmp/patches
        dirty | pass | git config --global alias.st status
        dirty | pass | git push -u origin main && gh pr create -t "git stash fix" -b "reset --hard"
        dirty | pass | git fetch --all --prune
        dirty | pass | git remote prune origin
        dirty | pass | git branch feature
        dirty | pass | git branch -D old-feature
        dirty | pass | git worktree add -b hot ../shop-hot origin/main
        dirty | pass | git notes add -m x HEAD
        dirty | pass | git commit -m docs -- docs_a.md && git push
        dirty | pass | git add docs_a.md && git commit docs_a.md -m "Docs"
        dirty | pass | git commit -qm "x" --no-verify -- docs_a.md
        dirty | pass | git commit -F - -- docs_a.md <<'EOF'\nmsg: git add -A\nEOF
        dirty | deny | git commit -F - <<'EOF'\nmsg\nEOF
        dirty | deny | git add docs_a.md && git commit -m "$(cat <<'EOF'\nDocs\nEOF\n)"
        dirty | deny | git add docs_a.md && git commit --amend -m x
        dirty | deny | git add --all . && git commit --message "x" && git push
        dirty | deny | git commit --all --message x
        dirty | deny | git commit -va
        dirty | deny | git commit -C HEAD
        dirty | deny | git commit -i src/pay.py -m x
        dirty | warn | git commit --amend --no-edit -- docs_a.md
        dirty | warn | git add src
        dirty | warn | git add -f .env
        dirty | warn | git add *
        dirty | warn | git add --update
        dirty | warn | git stage .
        dirty | pass | git add docs_a.md docs_b.md
        dirty | pass | git add docs/
        dirty | warn | git rm -r --cached .
        dirty | pass | git rm --cached -r docs
        dirty | pass | git rm -n -r src
        dirty | pass | git mv docs_a.md docs_b.md
        dirty | deny | git mv -f docs_a.md src/pay.py
        dirty | warn | git rebase -i HEAD~3
        dirty | warn | GIT_SEQUENCE_EDITOR=: git rebase -i --autosquash main
        dirty | deny | git rebase --autostash -i HEAD~2
        dirty | warn | git pull origin main --no-rebase
        dirty | deny | git pull --autostash --rebase
        dirty | warn | git merge --squash other
        dirty | warn | git reset --soft HEAD^
        dirty | warn | git reset --mixed HEAD~2
        dirty | warn | git switch --create fix main
        dirty | warn | git checkout -B fix
        dirty | warn | git checkout v1.0
        dirty | warn | git checkout --orphan new
        dirty | warn | git branch -m main trunk
        dirty | warn | git update-ref HEAD abc123
        dirty | deny | rm -f .git/index
        dirty | deny | rm .git/*.lock
        dirty | deny | mv .git/index.lock /tmp/
        dirty | pass | rm -f .git/COMMIT_EDITMSG
        dirty | pass | cat .git/HEAD
        dirty | deny | find . -name index.lock -delete
        dirty | deny | find src -name 'pay*' -exec rm {} \;
        dirty | deny | find . -type f -name "*.py" -print0 | xargs -0 rm -f
        dirty | deny | find src -name '*.py' -exec mv {} /tmp/ \;
        dirty | warn | find . -name '*.py' | xargs -n1 sed -i 's/a/b/'
        dirty | warn | find src -type f -name '*.py' -print0 | xargs -0 -I {} sed -i s/a/b/ {}
        dirty | pass | find . -name '*.py' | xargs wc -l
        dirty | pass | find . -name '*.py' | xargs grep -n foo
        dirty | pass | find . -name '*.tmp' -exec rm -f {} +
        dirty | pass | find build -type f -delete
        dirty | pass | find . -name '*.md' -exec sed -i s/a/b/ {} +
        dirty | pass | ls src | xargs -n1 echo
        dirty | deny | ls src/*.py | xargs rm
        dirty | deny | echo src/pay.py | xargs rm
        dirty | deny | rm $(git ls-files -m)
        dirty | warn | sed -i s/a/b/ $(git ls-files '*.py')
        dirty | warn | rg -l foo | xargs perl -pi -e s/foo/bar/
        dirty | deny | python3 - <<'EOF' > src/pay.py\nprint(1)\nEOF
        dirty | deny | cat docs_a.md | tee src/pay.py > /dev/null
        dirty | deny | echo x | sudo tee src/pay.py
        dirty | deny | jq . src/x.json > src/pay.py
        dirty | deny | > src/pay.py
        dirty | deny | { echo a; echo b; } > src/pay.py
        dirty | deny | (echo a; echo b) >src/pay.py
        dirty | deny | for i in 1 2; do echo $i; done > src/pay.py
        dirty | deny | sed s/a/b/ docs_a.md > src/pay.py
        dirty | deny | sed 's/a/b/' src/pay.py > tmp.py && mv tmp.py src/pay.py
        dirty | deny | sort -u -o src/pay.py src/pay.py
        dirty | deny | cp -f ../backup/pay.py src/pay.py
        dirty | deny | cp -t src ../backup/pay.py
        dirty | deny | mv -f docs_a.md src/pay.py
        dirty | deny | mv src/pay.py{,.bak}
        dirty | pass | cp src/pay.py{,.bak}
        dirty | pass | cp -r src /tmp/backup
        dirty | pass | rsync -a src/ /tmp/backup/
        dirty | pass | rsync -a src/ host:/srv/src/
        dirty | pass | tar -xzf /tmp/x.tgz -C /tmp/y src/pay.py
        dirty | deny | rm -- src/pay.py
        dirty | deny | rm -rf "$PWD"/src || rm -rf src
        dirty | deny | sudo rm -rf ./src
        dirty | deny | \rm src/pay.py
        dirty | deny | /bin/rm -f src/new_b.py
        dirty | deny | rm -rf ../shop
        dirty | pass | rm -rf "$TMPDIR/x"
        dirty | pass | rm -rf build/ && mkdir build
        dirty | pass | rm src
        dirty | pass | rm -rf srcs src2
        dirty | pass | touch src/pay.py
        dirty | pass | cat src/pay.py >> /tmp/log
        dirty | pass | echo "src/pay.py" >> docs_a.md
        dirty | pass | 2>src.log make
        dirty | pass | python manage.py migrate
        dirty | warn | sed -Ei 's/a/b/' src/pay.py
        dirty | warn | sed -n -i p src/pay.py
        dirty | pass | sed -e 's/a/b/' -n src/pay.py
        dirty | warn | sed -i -e 's/a/b/' -e 's/c/d/' -- src/pay.py
        dirty | warn | perl -i.bak -pe 's/a/b/' src/pay.py
        dirty | warn | printf 'x\n' >>src/pay.py
        dirty | warn | patch src/pay.py < x.patch
        dirty | warn | npm exec -- prettier --write src
        dirty | warn | pnpm prettier -w .
        dirty | warn | yarn prettier --write "src/**/*.py"
        dirty | pass | prettier --write "docs/**/*.md"
        dirty | pass | prettier -c .
        dirty | pass | npx prettier --write docs_a.md
        dirty | warn | poetry run black .
        dirty | warn | python3 -m isort src/
        dirty | pass | python3 -m pytest src
        dirty | warn | ruff check . --fix --unsafe-fixes
        dirty | pass | ruff format --check .
        dirty | pass | ruff check --diff .
        dirty | pass | gofmt -d .
        dirty | warn | gofmt -w .
        dirty | warn | cargo fmt
        dirty | pass | cargo fmt --all -- --check
        dirty | warn | dotnet format
        dirty | pass | dotnet format --verify-no-changes
        dirty | warn | autopep8 -i -r src
        dirty | warn | terraform fmt -recursive
        dirty | pass | terraform fmt -check
        dirty | warn | rubocop -A
        dirty | pass | rubocop
        dirty | warn | pkill -9 -f "python server.py"
        dirty | warn | taskkill //F //IM node.exe
        dirty | warn | kill -9 $(lsof -t -i :3000)
        dirty | warn | ps aux | grep node | awk '{print $2}' | xargs kill -9
        dirty | pass | kill -9 $!
        dirty | pass | kill %1
        dirty | pass | pgrep -fl node
        dirty | warn | dropdb shop
        dirty | warn | npx prisma migrate reset --force
        dirty | pass | npx prisma migrate dev
        dirty | warn | redis-cli FLUSHALL
        dirty | pass | docker compose -f dev.yml restart web
        dirty | warn | docker compose -f dev.yml down --volumes
        dirty | pass | docker run --rm -v $PWD:/w img rm -rf /w/x
        dirty | deny | zsh -c "git stash -u"
        dirty | deny | bash -c 'bash -c "git reset --hard"'
        dirty | deny | nice -n 10 git clean -fd
        dirty | deny | time git stash
        dirty | deny | env -i PATH=$PATH git stash
        dirty | deny | stdbuf -oL git checkout -- .
        dirty | deny | ! git stash
        dirty | deny | while :; do git checkout -- .; done
        dirty | deny | case x in x) git stash;; esac
        dirty | deny | f() { git stash; }; f
        dirty | pass | f() { git stash; }
        dirty | deny | x=$(git stash)
        dirty | deny | test -f x || git checkout .
        dirty | deny | git status; git stash # save
        dirty | deny | D=src; rm -rf $D
        dirty | pass | echo 'git stash' # git reset --hard
        dirty | pass | printf '%s\n' "git clean -fd" > notes.txt
        dirty | pass | cat > run.sh <<'EOF'\ngit reset --hard\nEOF
        dirty | pass | git commit -m 'x > src/pay.py' -- docs_a.md
        dirty | pass | node -e "require('fs').writeFileSync('/tmp/x','git stash')"
        dirty | pass | awk '{ print > "/tmp/x" }' src/pay.py
        dirty | pass | grep -c 'rm -rf' src/pay.py
        dirty | pass | which git && type git
        dirty | pass | export GIT_PAGER=cat
        dirty | pass | cd /tmp && rm -rf src
        dirty | pass | (cd /tmp/clone && git checkout . && git clean -fdx)
        dirty | pass | git clone . /tmp/c && cd /tmp/c && git reset --hard HEAD~1
        dirty | deny | (cd /tmp && ls); git checkout .
        dirty | ask | POOL_SHELL_GUARD=off rm src/pay.py
        dirty | ask | env POOL_SHELL_GUARD=off git stash
        dirty | pass | POOL_SHELL_GUARD=off git status
        dirty | deny | git stash push -a
        dirty | deny | git stash -S
        dirty | deny | yes | git checkout -p
        dirty | deny | yes | git stash -p
        dirty | pass | git stash -p
        dirty | pass | git checkout -p
        dirty | deny | git clean -f -d -- src docs
        dirty | pass | git clean -f -- new_a.md
        dirty | pass | git clean -fd docs/build
        dirty | deny | git clean --force -d --exclude=node_modules
        dirty | deny | git -C ../shop reset --hard
        dirty | deny | cd . && git reset --hard
        dirty | deny | cd src/.. && git checkout .
        dirty | deny | pushd src && git restore . && popd
        dirty | deny | git switch main -f
        dirty | deny | git switch --force-create x --discard-changes
        dirty | deny | git checkout main -f
        dirty | deny | git checkout -f -b x
        dirty | deny | git reset -q --hard && echo ok
        dirty | deny | git reset HEAD --hard
        dirty | deny | git reset --har
        dirty | deny | git rm src/new_b.py src/pay.py -f
        dirty | deny | git rm -rf .
        dirty | deny | git checkout HEAD src/
        dirty | deny | git checkout main src/cart.py
        dirty | deny | git checkout ./src/pay.py
        dirty | deny | git checkout -- ./src
        dirty | deny | git checkout -q -- src/pay.py
        dirty | deny | git restore -q .
        dirty | deny | git restore --ours src/pay.py
        dirty | deny | git restore 'src/p?y.py'
        dirty | deny | git restore src/[op]*.py
        dirty | deny | git add -Av && git commit -sm "x"
        dirty | deny | git commit --squash=HEAD~1 --no-edit
        dirty | deny | git commit -m "x" .
        dirty | deny | git commit -o src -m x
        dirty | deny | git add . ; git commit -m "x" ; git push
        dirty | deny | git add docs_a.md\ngit commit -m x
        dirty | deny | git add docs_a.md & git commit -m x
        dirty | deny | git commit -S -m x
        dirty | deny | git commit -ammsg
        dirty | deny | git commit --author="A <a@b>" -m x
        dirty | pass | git commit --author="A <a@b>" -m x -- docs_a.md
        dirty | pass | git commit -u no --dry-run
        dirty | pass | git commit -m 'a -- b' docs_a.md
        dirty | pass | git commit -t tpl -m x -- docs_a.md
        dirty | pass | git commit -h
        dirty | pass | git help commit
        dirty | pass | git version
        dirty | pass | git
        dirty | pass | git --version
        dirty | pass | git --help
        dirty | pass | git branch --show-current
        dirty | pass | git branch -vv
        dirty | warn | git branch -M main
        dirty | pass | git symbolic-ref HEAD
        dirty | pass | git symbolic-ref --short HEAD
        dirty | pass | git update-index --refresh
        dirty | pass | git rev-list --count HEAD
        dirty | pass | git merge-base main HEAD
        dirty | pass | git ls-remote
        dirty | pass | git submodule update --init
        dirty | pass | git submodule status
        dirty | pass | git bisect log
        dirty | pass | git reflog
        dirty | pass | git reflog show stash
        dirty | pass | git archive HEAD | tar -x -C /tmp/x
        dirty | deny | git archive HEAD -o src/pay.py
        dirty | deny | git diff --output src/pay.py
        dirty | pass | git diff -- src/pay.py | head -50
        dirty | pass | git diff > /tmp/b.patch && git apply --stat /tmp/b.patch
        dirty | pass | git apply -R own.patch
        dirty | pass | git grep -n "stash pop" -- src
        dirty | pass | git check-ignore -v .env
        dirty | pass | git worktree add --detach ../x HEAD && cd ../x && git clean -fdx
        dirty | pass | git cherry -v main
        dirty | pass | git range-diff a b c
        dirty | pass | git lfs pull
        dirty | warn | git revert --no-commit HEAD~2..HEAD
        dirty | warn | git pull --rebase=merges
        dirty | warn | git pull --no-rebase --no-autostash
        dirty | warn | git rebase --onto main a b
        dirty | warn | git cherry-pick -n abc
        dirty | deny | find . -name "*.py" -newer ref -delete;git stash
        dirty | ask | find src -name '*.py' -mtime +1 -delete
        dirty | pass | find . -type d -empty -delete
        dirty | pass | find . -name node_modules -prune -o -name '*.ts' -print
        dirty | pass | find . -path ./src -prune -o -name '*.tmp' -delete
        dirty | deny | find . ! -name '*.md' -type f -delete
        dirty | deny | find . -not -path './.git/*' -type f -delete
        dirty | warn | find src -name '*.py' -exec black {} +
        dirty | pass | find src -name '*.py' -exec black --check {} +
        dirty | pass | find src -name '*.py' -exec grep -l foo {} +
        dirty | pass | xargs -a list.txt rm
        dirty | pass | cat list.txt | xargs rm
        dirty | ask | git ls-files | grep pay | xargs rm
        dirty | deny | git ls-files -o --exclude-standard | xargs rm -rf
        dirty | pass | git ls-files | xargs wc -l
        dirty | pass | git diff --name-only | xargs cat
        dirty | warn | git diff --name-only | xargs prettier --write
        dirty | warn | git diff --name-only --diff-filter=d | grep '\.py$' | xargs black
        dirty | warn | black $(git diff --name-only)
        dirty | pass | rm "$(mktemp)"
        dirty | pass | rm -rf $BUILD_DIR
        dirty | pass | rm -rf "${OUT:-dist}"
        dirty | deny | mv src/{pay,cart}.py /tmp
        dirty | deny | rm src/{pay,other}.py
        dirty | deny | cp /tmp/x/{pay,cart}.py src
        dirty | deny | cat a > src/pay.py 2>&1
        dirty | deny | echo x &> src/pay.py
        dirty | deny | echo x >src/pay.py && cat src/pay.py
        dirty | warn | echo x &>> src/pay.py
        dirty | pass | echo x > "src/pay.py.bak"
        dirty | pass | exec 3< src/pay.py
        dirty | pass | while read l; do echo $l; done < src/pay.py
        dirty | pass | [[ src/a > src/pay.py ]] && echo y
        dirty | pass | (( 3 > 2 )) && echo y
        dirty | pass | diff <(git show HEAD:src/pay.py) src/pay.py
        dirty | deny | tee docs_a.md src/pay.py <<< x
        dirty | deny | cat docs_a.md > >(tee src/pay.py)
        dirty | deny | dd of=./src/pay.py if=docs_a.md
        dirty | deny | install -D docs_a.md src/pay.py
        dirty | deny | ln -sfn /tmp/x src/pay.py
        dirty | pass | ln -s src/pay.py link.py
        dirty | deny | truncate --size=0 src/pay.py
        dirty | deny | wget -qO src/pay.py http://127.0.0.1/
        dirty | pass | wget -qO- http://127.0.0.1/ | head
        dirty | pass | curl -s http://127.0.0.1/x -o /tmp/x
        dirty | pass | curl -fsSL http://127.0.0.1/i.sh | bash
        dirty | pass | curl -X DELETE http://127.0.0.1/src/pay.py
        dirty | pass | gzip -k src/pay.py
        dirty | deny | gzip src/pay.py
        dirty | pass | unzip -l x.zip src/pay.py
        dirty | warn | sed -i '1d' src/*
        dirty | warn | sed -i'' -e 's/a/b/' src/pay.py
        dirty | warn | sed -i.bak '/x/d' ./src/cart.py && rm ./src/cart.py.bak
        dirty | pass | sed '/x/w /tmp/out' src/pay.py
        dirty | warn | perl -0pi -e 's/a/b/g' src/pay.py
        dirty | warn | perl -pi.orig -e 's/a/b/g' src/pay.py
        dirty | pass | perl -i -pe 's/a/b/g' docs_a.md
        dirty | warn | ruby -pi -e '$_.gsub!(/a/, "b")' src/pay.py
        dirty | warn | gawk -i inplace '{print}' src/pay.py
        dirty | warn | shfmt -w .
        dirty | pass | shfmt -d .
        dirty | warn | clang-format -i src/*
        dirty | pass | clang-format src/pay.py
        dirty | warn | biome check --write .
        dirty | pass | biome check .
        dirty | warn | bunx biome format --write src
        dirty | warn | standard --fix
        dirty | warn | eslint . --ext .ts,.py --fix
        dirty | pass | eslint . --fix-dry-run
        dirty | warn | stylelint "src/**/*" --fix
        dirty | warn | uvx ruff check --fix
        dirty | warn | uv run --with black black src
        dirty | warn | pipenv run isort .
        dirty | warn | hatch run black .
        dirty | warn | bundle exec rubocop -a
        dirty | pass | npm run format
        dirty | pass | npm run lint:fix
        dirty | warn | codespell -w
        dirty | pass | codespell
        dirty | warn | jscodeshift -t t.js src
        dirty | warn | pyupgrade --py38-plus src/pay.py
        dirty | pass | pre-commit run
        dirty | warn | killall -9 node
        dirty | warn | sudo pkill -f uvicorn
        dirty | warn | fuser -k 3000/tcp
        dirty | warn | kill `pgrep node`
        dirty | warn | kill -TERM $(pidof nginx)
        dirty | warn | npx kill-port 3000
        dirty | pass | kill -0 123
        dirty | pass | kill "$PID"
        dirty | warn | docker volume rm shop_db
        dirty | warn | docker system prune -af --volumes
        dirty | pass | docker system df
        dirty | pass | docker rm -f web
        dirty | warn | rails db:reset
        dirty | warn | bundle exec rails db:drop
        dirty | warn | python manage.py flush --no-input
        dirty | warn | psql -c 'DROP DATABASE shop'
        dirty | pass | psql -c 'select 1'
        dirty | warn | php artisan migrate:fresh --seed
        dirty | ask | pool trust .
        dirty | ask | pool option --pool x guard off
        dirty | ask | npx prisma db push --force-reset
        dirty | deny | git stash # POOL_SHELL_GUARD=off
        dirty | deny | echo POOL_SHELL_GUARD=off; git stash
        dirty | deny | POOL_SHELL_GUARD=on git stash
        dirty | deny | doas rm -rf src
        dirty | deny | setsid git stash &
        dirty | deny | exec git reset --hard
        dirty | deny | builtin eval 'git stash'
        dirty | deny | sh -ec 'git stash; make'
        dirty | deny | bash -x -c 'git stash'
        dirty | deny | sudo -u dev git stash
        dirty | deny | sudo -E env A=b git stash
        dirty | deny | GIT_PAGER= git stash
        dirty | deny | timeout -k 5 --signal=KILL 10s git stash
        dirty | deny | xargs -I{} git checkout -- {} <<< src/pay.py; git checkout -- src/pay.py
        dirty | deny | pwsh -NoProfile -Command "Remove-Item src/pay.py"
        dirty | deny | pwsh -c 'git stash'
        dirty | pass | bash script.sh
        dirty | pass | bash -n script.sh
        dirty | pass | sh ./reset --hard
        dirty | pass | ssh -t host "git stash; rm -rf src"
        dirty | pass | docker compose exec web sh -c 'rm -rf src'
        dirty | pass | wsl rm -rf src
        dirty | pass | alias rmsrc='rm -rf src'
        dirty | pass | trap 'rm -rf src' INT
        dirty | pass | echo rm -rf src
        dirty | pass | : git stash
        dirty | pass | man git-reset
        dirty | pass | tldr git stash
        dirty | pass | type rm
        dirty | pass | unknown-tool rm -rf src
        dirty | pass | ./git-stash.sh
        dirty | pass | make clean
        dirty | pass | git-crypt unlock
        dirty | warn | for f in src/*.py; do sed -i 's/a/b/' "$f"; done
        claimed | pass | git stash
        claimed | pass | git checkout .
        claimed | pass | git reset --hard
        claimed | pass | git add -A && git commit -m x
        claimed | pass | git clean -fd
        claimed | warn | git switch other
        claimed | warn | git commit --amend --no-edit
        claimed | deny | git rm src/pay.py
        claimed | deny | rm -rf src
        claimed | deny | mv src lib
        claimed | deny | echo x >> src/pay.py
        claimed | deny | cp /tmp/pay.py src/
        claimed | deny | git checkout main -- src/pay.py
        claimed | warn | isort src
        claimed | deny | isort src/pay.py
        claimed | warn | npx eslint --fix .
        claimed | pass | rm src/other.py
        claimed | pass | cat src/pay.py > /tmp/x
        claimed | deny | perl -pi -e s/a/b/ src/pay.py
        claimed | pass | echo x > src/other.py
        claimed | pass | git diff src/pay.py
        claimed | deny | git rm -r src
        claimed | deny | rm -rf *
        claimed | deny | sed -i s/a/b/ src/*.py
        claimed | warn | gofmt -w .
        claimed | warn | cargo fmt
        claimed | deny | gofmt -w src/pay.py
        claimed | deny | git mv src lib
        claimed | deny | python3 x.py > src/pay.py
        claimed | deny | cat a >> src/pay.py
        claimed | pass | git add . && git commit -qm x
        claimed | pass | git commit -am x
        claimed | pass | git stash && git stash pop
        claimed | warn | git pull --rebase
        claimed | warn | git reset --hard HEAD~1
        claimed | pass | git restore .
        claimed | pass | rm -f src/other.py docs_a.md
        claimed | pass | black docs_a.md src/other.py
        claimed | pass | cp src/pay.py src/pay_copy.py
        claimed | pass | git add src/pay.py
        claimed | deny | git archive HEAD -o src/pay.py
        claimed | deny | tee src/pay.py <<< x
        claimed | deny | sed -i '1d' src/*
        claimed | deny | git ls-files | xargs sed -i s/a/b/
        claimed | warn | grep -rl a src | xargs sed -i s/a/b/
        claimed | warn | ruff format
        claimed | pass | git clean -fdx
        claimed | pass | git checkout -- docs_a.md
        claimed | pass | git commit -m x
        claimed | pass | git reset
        claimed | warn | git merge other
        claimed | deny | find . -name '*.py' -exec rm {} +
        claimed | deny | cp -t src /tmp/pay.py
        worktree | pass | git stash
        worktree | pass | git stash -u
        worktree | deny | git stash pop
        worktree | deny | git stash drop stash@{0}
        worktree | pass | git stash push -m x && git stash pop
        worktree | pass | git reset --hard
        worktree | pass | git checkout .
        worktree | pass | git clean -fdx
        worktree | pass | git add -A && git commit -m x
        worktree | pass | git switch other
        worktree | pass | git worktree remove ../wt-mine
        worktree | deny | git worktree remove ../shop-b
        worktree | deny | rm -rf ../shop-b
        worktree | deny | mv ../shop-b ../old
        worktree | pass | rm -f .git/index.lock
        worktree | deny | rm -rf .git
        worktree | warn | git -C ../shop-b switch main
        worktree | deny | git reflog expire --expire=now --all
        worktree | pass | git stash list
        worktree | pass | git stash apply stash@{0}
        worktree | deny | git stash pop --index
        worktree | deny | git stash clear
        worktree | deny | git -C ../shop-b/src stash drop
        worktree | pass | git stash push -u && git checkout main && git stash pop
        worktree | pass | git rebase main
        worktree | pass | git commit -am x && git push
        worktree | deny | git worktree move ../shop-b ../x
        worktree | deny | rm -rf ../shop-*
        worktree | pass | rm -rf ../other-thing
        worktree | pass | git worktree prune
        worktree | warn | pkill node
        worktree | pass | git checkout main
        worktree | pass | git commit --amend --no-edit
        worktree | pass | git stash push -m x
        worktree | deny | git stash pop 0
        worktree | deny | cd ../shop-b && git stash pop
        worktree | deny | rm -rf ../shop-b/
        worktree | deny | rm -rf ..
        worktree | pass | git branch -D feature
        ended | ask | git stash
        ended | ask | git reset --hard
        ended | ask | rm src/pay.py
        ended | ask | git clean -fd
        ended | ask | git add -A && git commit -m x
        ended | warn | sed -i s/a/b/ src/pay.py
        ended | pass | git switch main
        ended | pass | pkill node
        ended | pass | git restore -- docs_a.md
        nobody's | ask | git stash
        nobody's | ask | git checkout .
        nobody's | ask | git clean -fd
        nobody's | ask | git commit -am x
        nobody's | ask | rm -rf src
        nobody's | pass | rm src/pay.py
        nobody's | pass | sed -i s/a/b/ src/pay.py
        nobody's | pass | black .
        nobody's | ask | git stash pop
        nobody's | pass | git commit -m x -- docs_a.md
        alone | pass | git stash pop
        alone | pass | git reset --hard && git clean -fdx
        alone | pass | rm -rf src
        alone | pass | pkill node
        alone | pass | git checkout .
        alone | pass | git stash drop
        alone | pass | rm -rf .git
        alone | pass | POOL_SHELL_GUARD=off git stash
        alone | pass | black .
        alone | pass | docker compose down -v
        dirty | deny | cd "$(git rev-parse --show-toplevel)" && git checkout .
        dirty | deny | cd src && cd $(git rev-parse --show-toplevel 2>/dev/null) && rm docs_a.md src/pay.py
        dirty | deny | rm -f "$(git rev-parse --git-dir)/index.lock"
        dirty | deny | rm "$(git rev-parse --show-toplevel)/src/pay.py"
        dirty | deny | for f in $(git ls-files); do rm "$f"; done
        dirty | deny | for f in $(git ls-files 'src/*.py'); do truncate -s 0 $f; done
        dirty | deny | git ls-files | while read -r f; do rm "$f"; done
        dirty | deny | while read f; do rm $f; done < <(git ls-files)
        dirty | deny | files=$(git ls-files -m) && rm $files
        dirty | pass | for f in $(git ls-files); do cp "$f" "$f.bak"; done
        dirty | pass | for f in $(ls docs); do rm docs/$f; done
        dirty | pass | git ls-files | while read -r f; do wc -l "$f"; done
        dirty | deny | echo 'git reset --hard' | bash
        dirty | deny | printf '%s\n' 'git stash' | sh
        dirty | deny | cat <<E | sh\ngit checkout .\nE
        dirty | pass | echo 'git reset --hard' | tee docs_a.md
        dirty | pass | echo 'git status' | bash
        dirty | pass | GIT_DIR=../x.git git commit -m x
        dirty | pass | git --git-dir ../x.git add -A
        dirty | pass | GIT_INDEX_FILE=../index git add -A
        dirty | pass | env GIT_INDEX_FILE=../index git commit -am x
        dirty | deny | GIT_DIR=../x.git git checkout .
        dirty | deny | GIT_DIR=.git git stash
        dirty | deny | GIT_WORK_TREE=. git checkout -f
        dirty | deny | iconv -f latin1 -t utf-8 docs_a.md -o src/pay.py
        dirty | warn | pid=$(lsof -ti:8080); kill $pid
        claimed | deny | kill-port 3000
        claimed | deny | npx kill-port 3000 8080
        claimed | deny | fuser -k 3000/tcp
        claimed | deny | kill -9 $(lsof -t -i:3000)
        claimed | deny | lsof -ti tcp:3000 | xargs kill -9
        claimed | warn | kill-port 8080
        claimed | pass | lsof -i:3000
        claimed | deny | dropdb shop_test
        claimed | deny | dropdb --if-exists -h localhost shop_test
        claimed | deny | psql -h localhost -c 'DROP DATABASE IF EXISTS shop_test;'
        claimed | deny | psql shop_test -c 'drop schema public cascade'
        claimed | deny | mysql -e "drop database shop_test"
        claimed | deny | mysqladmin drop shop_test
        claimed | warn | dropdb shop_dev
        claimed | pass | psql shop_test -c 'select 1'
        claimed | deny | git checkout other -- .
        claimed | deny | git checkout other -- src
        claimed | deny | git restore --source other .
        dirty | pass | git switch here
        dirty | pass | git checkout here
        dirty | pass | git bisect start
        dirty | warn | git bisect start HEAD v1
        dirty | pass | pool option shellGuard deny
        dirty | warn | git apply <<'E'\n--- a/src/pay.py\n+++ b/src/pay.py\n@@ -1 +1 @@\n-1\n+2\nE
        dirty | pass | git apply <<'E'\n--- a/docs_a.md\n+++ b/docs_a.md\nE
        dirty | pass | git apply --check <<'E'\n--- a/src/pay.py\n+++ b/src/pay.py\nE
        dirty | warn | patch -p1 <<'E'\n--- a/src/pay.py\n+++ b/src/pay.py\nE
        dirty | warn | patch -p0 <<'E'\n--- src/pay.py\n+++ src/pay.py\nE
        claimed | deny | git apply <<'E'\n--- a/src/pay.py\n+++ b/src/pay.py\nE
        claimed | deny | patch -p1 <<'E'\n--- a/src/pay.py\n+++ b/src/pay.py\nE
        dirty | warn | git apply fix.patch
        dirty | warn | git apply -R < fix.patch
        dirty | warn | patch -p1 -i fix.patch
        dirty | pass | git apply missing.patch
        dirty | deny | sudo bash <<'E'\ngit stash\nE
        dirty | warn | rtk git apply <<'E'\n--- a/src/pay.py\n+++ b/src/pay.py\nE
        dirty | pass | git apply -p2000000000 fix.patch

        """;

    /// <summary>Lines of PowerShell.</summary>
    public const string PowerShell = """

        dirty | deny | git stash -u
        dirty | deny | git checkout -- .
        dirty | deny | Remove-Item -Recurse -Force src
        dirty | deny | rm src/pay.py
        dirty | deny | Remove-Item -Path src/pay.py, docs_a.md
        dirty | deny | Move-Item src/pay.py src/x.py
        dirty | deny | "x" | Out-File src/pay.py
        dirty | warn | Add-Content -Path src/pay.py -Value x
        dirty | warn | "x" | Out-File -Append src/pay.py
        dirty | deny | Set-Content -Value x -LiteralPath src\pay.py
        dirty | deny | del src\pay.py
        dirty | deny | Copy-Item docs_a.md -Destination src/pay.py
        dirty | deny | Clear-Content src/pay.py
        dirty | deny | ri src -r -fo
        dirty | pass | Remove-Item src -Recurse -WhatIf
        dirty | pass | Get-Content src/pay.py
        dirty | pass | Set-Content docs_a.md x
        dirty | pass | Remove-Item docs_a.md
        dirty | warn | Stop-Process -Name node
        dirty | pass | Stop-Process -Id 1234
        dirty | deny | Get-ChildItem src -Recurse | Remove-Item
        dirty | deny | echo x > src/pay.py
        dirty | pass | git commit -m "git reset --hard" -- docs_a.md
        dirty | deny | git reset --hard; git clean -fd
        dirty | deny | git add .; git commit -m "x"
        dirty | deny | Remove-Item .\src\* -Force
        dirty | deny | Remove-Item -LiteralPath 'src/pay.py'
        dirty | deny | Get-ChildItem src -Filter *.py | Remove-Item -Force
        dirty | deny | gci -Recurse *.py | ri
        dirty | deny | (Get-Content src/pay.py) -replace 'a','b' | Set-Content src/pay.py
        dirty | deny | Rename-Item src/pay.py pay2.py
        dirty | deny | mv src/pay.py x.py
        dirty | deny | cp docs_a.md src/pay.py -Force
        dirty | deny | New-Item -Path src/pay.py -ItemType File -Force
        dirty | pass | New-Item -ItemType Directory -Force src
        dirty | deny | Invoke-WebRequest http://127.0.0.1/x -OutFile src/pay.py
        dirty | deny | iwr http://127.0.0.1/x -o src/pay.py
        dirty | warn | 'x' >> src/pay.py
        dirty | warn | 'x' | Tee-Object -FilePath src/pay.py -Append
        dirty | warn | ac src/pay.py x
        dirty | deny | sc src/pay.py x
        dirty | deny | if ($true) { Remove-Item src -Recurse }
        dirty | deny | Set-Location src; Remove-Item pay.py
        dirty | warn | Get-Process node | Stop-Process -Force
        dirty | pass | Get-ChildItem src -Recurse | Select-Object Name
        dirty | pass | Test-Path src/pay.py
        dirty | pass | Write-Output "Remove-Item src"
        dirty | pass | Set-Content -Path notes.md -Value "git stash"
        dirty | pass | Copy-Item src/pay.py /tmp/x.py
        dirty | pass | Select-String -Path src/*.py -Pattern 'rm -rf'
        dirty | ask | Set-PoolOption guard off
        dirty | ask | Grant-PoolTrust .
        dirty | deny | gci -Recurse | % { Remove-Item $_ }
        dirty | deny | Get-ChildItem src | ForEach-Object { Remove-Item $_.FullName }
        dirty | deny | gci src | foreach { Remove-Item $_ -Force }
        dirty | pass | gci docs | % { Copy-Item $_ "$_.bak" }
        dirty | pass | gci | % { $_.Name }
        dirty | deny | cmd /c "del src\pay.py"
        dirty | deny | cmd /c rd /s /q src
        dirty | pass | cmd /c dir
        dirty | deny | cd src; cd (git rev-parse --show-toplevel); git checkout .

        """;
}
